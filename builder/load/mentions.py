"""Note `@name` in a text: a citation without its brackets, if it is the key of a source; otherwise somebody's name."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.load.markup.noted import end_of_noted

_MENTION = re.compile(r"(?<![\w@./])@([\w-]{1,100}+)")
_KEY = "mentions"


def note_mentions(parser: MarkdownIt) -> None:
    """Make a parser note names in the `meta` of each inline token."""
    parser.inline.ruler.push("mentions", _note)


def mentions_in(block: Token) -> list[tuple[int, str]]:
    """The names in an inline token, each with its offset."""
    mentions: list[tuple[int, str]] = block.meta.get(_KEY, [])
    return mentions


def _note(state: StateInline, silent: bool) -> bool:
    """Take nothing, and note the name that begins here."""
    if silent or state.src[state.pos] != "@":
        return False
    block = state.env["block"]
    match = _MENTION.match(state.src, state.pos) if state.src == block.content else None
    if match and state.pos >= end_of_noted(block) and not state.linkLevel:
        block.meta.setdefault(_KEY, []).append((state.pos, match[1]))
    return False
