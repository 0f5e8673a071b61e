"""Keys that take plain text: markup in them is named, and ordinary prose is none."""

from __future__ import annotations

import re

import pytest

from builder.load.located import Mapping, Scalar, read_yaml
from builder.load.text_keys import MARKDOWN, PLAIN_TEXT, markup_problems
from docs.pages import doc_page
from tests.knowledge_bases import ROOT

PROSE = (
    "5 * 3 * 2 = 30, and 5*3*2 too",
    "C#, C++ and F#",
    "a_b_c, snake_case and _ alone",
    "R&D at AT&T; M&S, too",
    "I <3 it, at 9 < 10 > 8",
    "They said “[sic]” and [sic] again",
    "£5 or $5, {if any}, 100 %",
    "Your data: who sees it? File: none",
    "See https://example.org/a_b_c or write to us@example.org",
    "Read: then act. :-) 10:30",
    "A * note, and * another",
    "C:\\temp and o/",
    "Fill in {your name} [here] (now)",
    "\u2013 a dash, … an ellipsis, 5 % ~ 6 %",
    "#1 of 3; @home",
)
MARKUP = {
    "A **bold** word": (3, "`title` takes plain text: readers would see `**`, the sign of bold type"),
    "An *emphasised* word": (4, "`title` takes plain text: readers would see `*`, the sign of emphasis"),
    "An _emphasised_ word": (4, "`title` takes plain text: readers would see `_`, the sign of emphasis"),
    "5*3*2 is *more*": (10, "`title` takes plain text: readers would see `*`, the sign of emphasis"),
    "Some `code`": (6, "`title` takes plain text: readers would see a backquote, the sign of code"),
    "See [it](a.md)": (5, "`title` takes plain text: readers would see `[`, the sign of a link"),
    "See <https://example.org>": (5, "`title` takes plain text: readers would see `<`, the sign of a link"),
    "See ![it](a.png)": (5, "`title` takes plain text: readers would see `![`, the sign of an image"),
    "An <i>odd</i> word": (4, "`title` takes plain text: readers would see `<i>`, the sign of HTML"),
    "One<br>two": (4, "`title` takes plain text: readers would see `<br>`, the sign of HTML"),
    "This &amp; that": (6, "`title` takes plain text: readers would see `&amp;`, the sign of another character"),
    "Five\\* stars": (5, "`title` takes plain text: readers would see `\\*`, the sign of another character"),
    "Go, {name}.": (5, "nothing fills in the `{name}` in `title`"),
    "Go, {{ name }}.": (5, "nothing fills in the `{{` in `title`"),
    "Go, ${name}.": (5, "nothing fills in the `${name}` in `title`"),
    "Go, {% if x %}.": (5, "nothing fills in the `{%` in `title`"),
    "So it is [@smith-2020]": (10, "`title` takes plain text: readers would see `[@`, the sign of markup"),
    "So it is [^1]": (10, "`title` takes plain text: readers would see `[^`, the sign of markup"),
    "See [it] (a.md)": (5, "`title` takes plain text: readers would see `[i`, the sign of markup"),
}


def value(text: str) -> Scalar:
    """The text as a value in YAML, on a line of its own."""
    node = read_yaml("title: |-\n  " + text, "a.yaml").value
    assert isinstance(node, Mapping)
    scalar = node.get("title")
    assert isinstance(scalar, Scalar)
    return scalar


@pytest.mark.parametrize("text", PROSE)
@pytest.mark.parametrize("key", ["title", "verdict"])
def test_prose_is_no_markup(key: str, text: str) -> None:
    """Signs that people use in sentences raise no alarm."""
    assert not list(markup_problems(key, value(text)))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_named_at_its_place(text: str) -> None:
    """The message names the key and the sign; there is one for each value."""
    (problem,) = markup_problems("title", value(text))
    column, message = MARKUP[text]
    assert (2, column + 2, message) == (problem.where.line, problem.where.column, problem.message)


@pytest.mark.parametrize("key", [*MARKDOWN, "go", "edit-url"])
def test_other_keys_are_not_looked_at(key: str) -> None:
    """Markdown is checked where it is read; ids and addresses are not shown."""
    assert not list(markup_problems(key, value("A **bold** {file}")))


def test_every_key_is_in_the_table() -> None:
    """Each key that is read as words is plain or Markdown, but for those that are no words of readers."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "builder/load").glob("*.py"))]
    read = {key for text in texts for key in re.findall(r"\.text\(\s*\"([a-z-]+)\"", text)}
    assert read - set(PLAIN_TEXT) == {"exit", "from", "name", "outcome", "page", "version"}
    assert not set(PLAIN_TEXT) & set(MARKDOWN)


def test_the_page_on_markdown_has_the_table() -> None:
    """The two lists of keys in markdown.md are those of the code."""
    page = doc_page("markdown").read_text("utf-8").partition("## Keys of YAML")[2]
    found = re.findall(r"^\| (Markdown|plain text) \|([^|]+)\|$", page, re.MULTILINE)
    rows = {kind: re.findall(r"`([a-z-]+)`", keys) for kind, keys in found}
    assert rows["Markdown"] == list(MARKDOWN)
    assert rows["plain text"] == list(PLAIN_TEXT)
