"""Differences as text: complete, each under its heading, and harmless to a terminal and on GitHub."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from markdown_it import MarkdownIt

from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import of_text
from builder.changes.prose.passages import passages
from builder.changes.show.prose_as_markdown import as_markdown
from builder.changes.show.prose_as_text import as_text
from tests.changes.versions import html_of, versions
from tests.properties import examples

OLD = """Some words first.

## Money

They pay little[@law], as a rule, and late.

- Ask for *more*.
- See [the figures](figures.md).

| Job | Pay |
|---|---|
| Clerk | 10 |

### Rest

Nothing changes here.
"""
NEW = OLD.replace("little[@law], as", "well as").replace("- Ask for *more*.\n", "").replace("figures.md", "pay.md")
NEW = NEW.replace("10", "12").replace("### Rest", "### The rest")

TEXT = """Money

  They pay [-little[@law],-] {+well+} as a rule, and late.

  [-Ask for more.-]

  See the figures [link changed: figures.md → pay.md].

  Clerk | [-10-]{+12+}

The rest

  [-Rest-]{+The rest+}"""
MARKDOWN = r"""Under “Money”:

> They pay ~~little\[\@{}law\],~~ **well** as a rule, and late\.

> ~~Ask for more\.~~

> See the figures \[link changed\: figures\.md → pay\.md\]\.

> Clerk \| ~~10~~**12**

Under “The rest”:

> ~~Rest~~**The rest**"""
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def found_in(old: str, new: str) -> str:
    """The difference of two pieces of Markdown as Markdown."""
    return as_markdown(passages(compare_prose(html_of(old), html_of(new))))


def test_text_and_markdown() -> None:
    """Only changed blocks, under the headings they have now; a row on one line."""
    changed = passages(compare_prose(html_of(OLD), html_of(NEW)))
    assert TEXT == as_text(changed)
    assert MARKDOWN.format("\N{ZERO WIDTH SPACE}") == as_markdown(changed)


def test_nothing_changed() -> None:
    """Nothing is said."""
    assert "" == as_text(passages(compare_prose(html_of(OLD), html_of(OLD))))
    assert "" == found_in(OLD, OLD)


def test_long_stretches_are_cut_short() -> None:
    """A few words around a change are enough to find it."""
    words = " ".join(f"w{n}" for n in range(100))
    changed = passages(compare_prose(of_text(words), of_text(words.replace("w50", "x").replace("w80", "y"))))
    assert "… w42 w43 w44 w45 w46 w47 w48 w49 [-w50-] {+x+} w51 w52" in " ".join(as_text(changed).split())
    assert "w58 … w72" in " ".join(as_text(changed).split())
    assert len(as_text(changed)) < 260


def test_orders_to_a_terminal_are_shown() -> None:
    """Escape sequences and marks that turn the direction of writing do nothing."""
    text = as_text(passages(compare_prose("", of_text("red \x1b[31m \u202egnp.exe \u009b2J end"))))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


@settings(max_examples=examples(20), deadline=None)
@given(versions())
def test_marks_are_seen_by_markdown(two: tuple[str, str]) -> None:
    """Every deletion and insertion in the text is one in the rendered comment, with the same words."""
    changed = passages(compare_prose(*two))
    html = GITHUB.render(as_markdown(changed))
    for kind, tags in (("DELETED", "s|del"), ("INSERTED", "strong")):
        expected = [p.text for passage in changed for p in passage.pieces if p.kind.name == kind and p.text.strip()]
        inside = re.findall(rf"<(?:{tags})>(.*?)</(?:{tags})>", unescape(html).replace("\N{ZERO WIDTH SPACE}", ""))
        assert [" ".join(text.split()) for text in expected] == [" ".join(text.split()) for text in inside]


def test_struck_text_and_places_are_told() -> None:
    """In plain text nothing else says that words are struck, or where in a source a claim is."""
    new = "Pay is ~~100~~ 200 [see @law, p. 4], as a rule."
    found = passages(compare_prose(html_of("Pay is 100, as a rule."), html_of(new)))
    assert "[struck out: 100]" in as_text(found).replace("{+", "").replace("+}", "").replace("  ", " ")
    assert "[see @law, p. 4]" in as_text(found)
