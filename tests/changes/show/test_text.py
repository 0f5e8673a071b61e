"""Differences as text: complete, each under its heading, and harmless to a terminal and on GitHub."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import of_text
from builder.changes.prose.passages import passages
from builder.changes.show.prose_as_markdown import as_markdown, escaped
from builder.changes.show.prose_as_text import as_text
from tests.changes.versions import html_of, versions

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


@settings(max_examples=60, deadline=None)
@given(versions())
def test_marks_are_seen_by_markdown(two: tuple[str, str]) -> None:
    """Every deletion and insertion in the text is one in the rendered comment, with the same words."""
    changed = passages(compare_prose(*two))
    html = GITHUB.render(as_markdown(changed))
    for kind, tags in (("DELETED", "s|del"), ("INSERTED", "strong")):
        expected = [p.text for passage in changed for p in passage.pieces if p.kind.name == kind and p.text.strip()]
        inside = re.findall(rf"<(?:{tags})>(.*?)</(?:{tags})>", unescape(html).replace("\N{ZERO WIDTH SPACE}", ""))
        assert [" ".join(text.split()) for text in expected] == [" ".join(text.split()) for text in inside]


HOSTILE = st.text(
    st.sampled_from("@#*_~`<>[]()!|\\\n &:/.-+=$^\"'x1ahrefGH") | st.characters(codec="utf-8"), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
@example("\u2028")
def test_words_stay_words(text: str) -> None:
    """No markup, link, image, HTML or mention comes of what somebody wrote, and the words can be read."""
    html = GITHUB.render(f"> **{escaped(text)}x**")
    assert {"blockquote", "p", "strong"} >= set(re.findall(r"<([a-z]+)", html))
    shown = unescape(re.sub("<[^>]*>", "", html)).replace("\N{ZERO WIDTH SPACE}", "")
    printed = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", "\ufffd", text)
    assert "".join(f"{printed}x".replace("\u200b", "").split()) == "".join(shown.split())


@pytest.mark.parametrize(
    "text",
    [
        "@someone and @org/team",
        "owner/repo#12 and #12 and GH-12",
        "https://github.com/o/r/issues/1 and www.example.org and a@b.org",
        "<img src=x onerror=y> <!-- x --> &lt;b&gt; &#64;someone",
        "![x](https://example.org/x.png) [y](javascript:z) [ref]: z",
        "0123456789abcdef0123456789abcdef01234567",
        "```\ncode\n```\n# Heading\n- [ ] task\n> [!WARNING]",
        "$x$ and :tada:",
    ],
)
def test_github_does_nothing_with_it(text: str) -> None:
    """Nobody is called, no issue is told, nothing is loaded: not even by what GitHub looks for behind the Markdown."""
    html = GITHUB.render(escaped(text))
    assert re.findall(r"<(?!/?p>)", html) == []
    words = unescape(html)
    assert not re.search(r"@\w|#\w|GH-\d|\b[0-9a-f]{8,40}\b|://|www\.", words)


def test_struck_text_and_places_are_told() -> None:
    """In plain text nothing else says that words are struck, or where in a source a claim is."""
    new = "Pay is ~~100~~ 200 [see @law, p. 4], as a rule."
    found = passages(compare_prose(html_of("Pay is 100, as a rule."), html_of(new)))
    assert "[struck out: 100]" in as_text(found).replace("{+", "").replace("+}", "").replace("  ", " ")
    assert "[see @law, p. 4]" in as_text(found)
