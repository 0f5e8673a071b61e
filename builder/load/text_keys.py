"""The keys of YAML that hold words for readers: which of them take Markdown, and which show every sign as it is typed.

In a plain text, markup is an error: its signs would be published, and its links never checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.flows.answer_slots import SLOT
from builder.load.located import Scalar
from builder.load.unread_markup import unread_markup_of
from builder.problems import Problem

MARKDOWN = ("advice", "do", "do-now", "help", "start", "welcome")
PLAIN_TEXT = (
    "against", "also", "ask", "authors", "because", "by", "clause", "example", "for", "group", "hint", "hours",
    "in-text", "index-as", "kind", "label", "means", "none", "note", "notice", "occasion", "privacy", "publisher",
    "reason", "relay", "reviewer", "search", "short", "shows", "sign-language", "summary", "tagline", "tags", "term",
    "text-words", "title", "unit", "unless", "unreviewed", "verdict",
)  # fmt: skip
WITH_ANSWERS = ("because", "verdict")
"""Those in which the answers of readers can be shown."""
_SIGN = re.compile(r"[*_`\[<&\\{~]|::")
"""The signs that begin some markup; most texts have none of them."""
_BLANK = re.compile(r"\$?\{[A-Za-z_][\w.-]{0,100}\}|\{\{|\{%|%\{")
"""A place that some programs fill in."""
_MARK = re.compile(r"\[[@^]")
"""The mark of a citation or a footnote."""
_KINDS = {
    "strong_open": "bold type", "em_open": "emphasis", "code_inline": "code", "link_open": "a link",
    "image": "an image", "html_inline": "HTML", "text_special": "another character",
}  # fmt: skip
_FILLED_IN = "a place to fill in"
_PARSER = MarkdownIt("commonmark").disable("text_join")
_Found = tuple[int, str, str]
"""The offset of markup, its kind, and its first sign."""


def markup_problems(key: str, value: Scalar) -> Iterator[Problem]:
    """The problem of the first markup in the value of a key that takes plain text."""
    if key not in PLAIN_TEXT or not _SIGN.search(value.text):
        return
    text = SLOT.sub(lambda slot: "x" * len(slot[0]), value.text) if key in WITH_ANSWERS else value.text
    first = min(_found(text), default=None)
    if first is not None:
        offset, kind, sign = first
        where = value.positions.at(offset)
        shown = "a backquote" if sign.startswith("`") else f"`{sign}`"
        message = f"`{key}` takes plain text: readers would see {shown}, the sign of {kind}"
        fix = f"write the words alone; these take Markdown: {', '.join(f'`{other}`' for other in MARKDOWN)}"
        if kind == _FILLED_IN:
            message, fix = f"nothing fills in the `{sign}` in `{key}`", "write the words that belong there"
        yield Problem(where, "plain-text", message, fix)


def _found(text: str) -> Iterator[_Found]:
    """The first markup of each way to find some."""
    read = _read_as_markup(text)
    if read:
        yield read
    blank = _BLANK.search(text)
    if blank:
        yield blank.start(), _FILLED_IN, blank[0]
    yield from ((place, "markup", text[place : place + 2].strip()) for place in _unread(text))


def _unread(text: str) -> Iterator[int]:
    """The places of markup that Markdown would not read, either; addresses and the like are shown as they should be."""
    places = [place for place, _ in unread_markup_of(text)]
    places += [mark.start() for mark in _MARK.finditer(text)]
    within_word = {place for place in places if text[place] in "*_" and re.match(r"\w", text[place - 1 : place])}
    return (place for place in places if not text[place].isalnum() and place not in within_word)


def _read_as_markup(text: str) -> _Found | None:
    """The first markup that Markdown would read; an asterisk within a word, as in `5*3*2`, is none."""
    cursor = 0
    for token in _PARSER.parseInline(text)[0].children or ():
        sign = _sign(token)
        place = text.find(sign, cursor)
        if place < 0:
            continue
        within_word = token.type == "em_open" and re.match(r"\w", text[place - 1 : place])
        as_typed = token.content == token.markup  # a backslash before a letter
        if token.type in _KINDS and not within_word and not (token.type == "text_special" and as_typed):
            return place, _KINDS[token.type], sign
        cursor = place + len(sign)
    return None


def _sign(token: Token) -> str:
    """The first characters of a token as they are written."""
    if token.type in ("link_open", "image"):
        return {"link_open": "<" if token.markup == "autolink" else "[", "image": "!["}[token.type]
    return token.markup or token.content or "\n"
