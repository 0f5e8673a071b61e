"""Words of a stranger in GitHub's Markdown: they can be read, and do nothing.

Rooms: builder/text.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.text.markdown_words import BREAK, escaped
from tests.properties import examples

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLACES = {
    "a line": "{}",
    "a list": "- {}",
    "a quotation": "> **{}x**",
    "a heading": "### {}",
    "an element": "<details>\n\n{}\n\n</details>",
    "a cell of a table": "| a | b |\n|---|---|\n| {} | b |",
}
"""Markdown of ours around words of others."""
LOOKED_FOR = re.compile(
    r"@[a-z0-9]|#\d|\b[a-z]+-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|://|\bwww\.|:[\w+-]+:", re.IGNORECASE
)
"""All that GitHub looks for in finished text: people, issues, commits, addresses, emoji."""
_ATOMS = r"""
@someone @org/team #12 owner/repo#12 owner/repo@0123abc GH-12 gh-1 JIRA-7 :tada: :+1: :100: deadbeef a@b.org fixes
0123456789abcdef0123456789abcdef01234567 https://github.com/o/r/issues/1 www.example.org mailto:a@b.org <!-- </details>
&#64;someone &copy; [x](y) ![x](y) [^1] [!NOTE] `code` ``` ~~~ | --- ** __ ~~ $x$ \ \@me é @ # word 「」 א
"""
ATOMS = [*_ATOMS.split(), "<img src=x>", "\n", "\n\n", "\r\n", "\u2028", "\t", "# ", "- ", "1. ", "> ", "    ", " "]
HOSTILE = st.lists(st.sampled_from(ATOMS) | st.characters(codec="utf-8"), max_size=12).map("".join)


def read(html: str) -> str:
    """The words that somebody sees, without spaces."""
    return "".join(unescape(re.sub("<[^>]*>", "", html)).replace(BREAK, "").split())


@settings(max_examples=examples(50), deadline=None)
@given(HOSTILE, st.sampled_from(sorted(PLACES)))
@example("\u2028", "a line")
@example("1. x", "a line")
@example("| --- |", "a cell of a table")
def test_words_stay_words(text: str, place: str) -> None:
    """Wherever they stand: all the words can be read, no element is made of them, and GitHub finds nothing in them."""
    html = GITHUB.render(PLACES[place].format(escaped(text)))
    empty = GITHUB.render(PLACES[place].format("word"))
    if escaped(text):
        assert re.findall(r"</?[a-z0-9]+", html) == re.findall(r"</?[a-z0-9]+", empty)
    printed = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", "\ufffd", text)
    assert read(empty).replace("word", "".join(printed.replace(BREAK, "").split()), 1) == read(html)
    assert not LOOKED_FOR.search(unescape(re.sub("<[^>]*>", "\n", html)))


@pytest.mark.parametrize("text", ["It costs 3.50 - or so", "café", "«so» (or not)", "a: b"])
def test_ordinary_words_are_not_broken(text: str) -> None:
    """A search on the page finds them."""
    assert text == unescape(GITHUB.render(escaped(text))).removeprefix("<p>").removesuffix("</p>\n")


def test_letters_that_join_stay() -> None:
    """The joiners without which some scripts are misspelt are no measure of ours, and are not touched."""
    word = "\u0645\u06cc\u200c\u062e\u0648"
    assert word == escaped(word)
