"""The cost of reading a text grows with its length: steps are counted, since seconds depend on the machine."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from builder.load.markdown import parse_markdown
from builder.load.markup.pattern import UnreadMarkup
from builder.load.unread_markup import UNREAD_MARKUP, starts
from builder.problems import Location
from tests.load.counted_matching import Matcher

FEW, MORE, TIMES = 60, 150, 4
TEXTS: dict[str, Callable[[int], str]] = {
    "tasks": lambda n: "- [ ] task\n" * n,
    "tasks apart": lambda n: "- [ ] task\n\n" * n,
    "equal headings": lambda n: "## Same\n\n" * n,
    "numbered headings": lambda n: "## Same\n\n## Same 1\n\n" * n,
    "list": lambda n: "- item\n" * n,
    "definitions": lambda n: "Term\n: Words\n\n" * n,
    "footnotes": lambda n: "".join(f"text[^f{i}]\n\n[^f{i}]: words\n\n" for i in range(n)),
    "one footnote": lambda n: "text[^a] " * n + "\n\n[^a]: words\n",
    "links": lambda n: "[a](b.md) " * n,
    "links in a cell": lambda n: "| a |\n| - |\n| " + "[a](b.md) " * n + "|\n",
    "references": lambda n: "[a] " * n + "\n\n[a]: b.md\n",
    "passages": lambda n: "::: in UK, DE\nwords\n:::\n\n" * n,
    "countries": lambda n: "::: in " + "UK, XX, " * n + "DE\nwords\n:::\n",
    "terms": lambda n: "[a][term:b] [term:c] " * n,
    "brackets of terms": lambda n: "[a][term: " * n,
    "citations": lambda n: "[@a] " * n,
    "one citation": lambda n: "[" + "; ".join(f"@key{i}" for i in range(n)) + "]",
    "boxes": lambda n: "::: note\nwords\n:::\n\n" * n,
    "emphasis": lambda n: "*a **b _c " * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "quotation marks": lambda n: "\"a 'b " * n,
    "marks of one kind": lambda n: "'a " * 3 * n + 'b" ' * 3 * n,
    "table": lambda n: "| a | b |\n| - | - |\n" + "| c | d |\n" * n,
    "backquotes": lambda n: "`a ``b " * n,
    "struck": lambda n: "~~a ~~b~~ " * n,
    "stars": lambda n: "*" * n + "a" + "*" * n,
    "unclosed stars": lambda n: "**a " * n,
    "rows of signs": lambda n: "___ *** ~~~~ " * n,
    "comments": lambda n: "a <!-- b --> c\n" * n,
    "comments that do not end": lambda n: "<!-- a\n\n" * n,
    "comments with text behind them": lambda n: "<!-- a\n\n" * n + "--> b\n",
    "comments in a line that do not end": lambda n: "a <!-- b " * n,
    "alerts": lambda n: "> [!NOTE]\n> a\n\n" * n,
    "folding boxes": lambda n: "<details>\n<summary>A</summary>\na\n</details>\n" * n,
    "folding boxes that do not end": lambda n: "<details>\n<summary>A</summary>\n\n" * n,
    "ids": lambda n: "".join(f"## A {{#b{i}}}\n\n" for i in range(n)),
    "equal ids": lambda n: "## A {#b}\n\n" * n,
    "line breaks": lambda n: "a<br>b " * n,
    "citations with places": lambda n: "[see @a, p. 4; @b] " * n,
    "names": lambda n: "@a " * n,
    "addresses": lambda n: "https://a.org/b and a@b.org " * n,
    "HTML": lambda n: "<td>a</td>" * n,
    "short rows": lambda n: "| a | b |\n| - | - |\n" + "| c |\n" * n,
    "long rows": lambda n: "| a | b |\n| - | - |\n" + "| c | d | e |\n" * n,
    "numbers": lambda n: "".join(f"{2 * i}. a\n" for i in range(n)),
    "unused addresses": lambda n: "".join(f"[a{i}]: b.md\n" for i in range(n)),
    "equal footnotes": lambda n: "text[^a]\n\n" + "[^a]: words\n\n" * n,
}


def steps(text: str) -> int:
    """The number of lines of Python that run while a text is read, those of libraries included."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # its stub wants a type that it does not name
    try:
        parse_markdown(text, Location("a.md", 1))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_reading_is_linear(text: Callable[[int], str]) -> None:
    """Four times the text takes about four times the steps; sixteen if each part looked at all others."""
    steps(text(1))  # what is made once in a process does not count
    assert steps(text(FEW * TIMES)) < 1.4 * TIMES * steps(text(FEW))


@pytest.mark.long
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_reading_long_texts_is_linear(text: Callable[[int], str]) -> None:
    """The same with longer texts, which show more of what grows slowly at first."""
    assert steps(text(MORE * TIMES)) < 1.4 * TIMES * steps(text(MORE))


ODD: dict[str, Callable[[int], str]] = {
    "address without slash": lambda n: "<a." + "b" * n,
    "dots behind a bracket": lambda n: "[a] (" + "." * n,
    "dots in the wrong brackets": lambda n: ")[" + "." * n,
    "the wrong brackets": lambda n: ")[." * n,
    "spaces in an address": lambda n: "[a](" + "x " * n,
    "footnotes that do not end": lambda n: "[^a" * n,
    "labels": lambda n: "[a[b]" * n,
    "keys": lambda n: "[@a;" * n,
    "scheme": lambda n: "[a](" + " " * n + "javascript",
    "tags": lambda n: "<a b" * n,
    "braces": lambda n: "{a={#b" * n,
    "template": lambda n: "{{a {% b " * n,
    "dollars": lambda n: "$a=" * n,
    "equals": lambda n: "==a" * n,
    "pluses": lambda n: "++a" * n,
    "carets": lambda n: "a^b" * n,
    "tildes": lambda n: "~a" * n,
    "colons": lambda n: ":a" * n,
    "addresses": lambda n: "https://a" * n,
    "brackets in an address": lambda n: "https://a" + "(" * n,
    "dots in an address": lambda n: "https://a" + "." * n,
    "mail": lambda n: "a@b." * n,
    "long mail": lambda n: "a" * n + "@" + "b." * n,
    "bars": lambda n: "|a" * n,
    "bars on lines": lambda n: "|a\n" * n,
    "program": lambda n: "import a " * n,
    "numbers on lines": lambda n: "1. a\n" * n,
    "entities": lambda n: "&a" * n,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_unread_markup_is_linear(text: Callable[[int], str]) -> None:
    """Looking for markup that was not read as such goes over no character again and again."""
    assert looks(text(FEW * TIMES)) < 1.4 * TIMES * looks(text(FEW)) + 50


def looks(text: str) -> int:
    """The steps of looking for markup; each expression matches as it does in the program."""
    count = 0
    for markup in UNREAD_MARKUP:
        matcher, noted = Matcher(markup.pattern, text), 0
        for place in places(markup, text):
            if place >= noted:
                end = matcher.end(place)
                match = markup.pattern.match(text, place)
                assert (match and match.end()) == end
                noted = end or 0
        count += matcher.steps
    return count


def places(markup: UnreadMarkup, text: str) -> list[int]:
    """The places in a text at which an expression is tried."""
    if markup.at:
        return [mark.start() for mark in re.finditer(f"[{re.escape(markup.at)}]", text)]
    return sorted(starts(text))
