"""The unread markup that was noted in a block of text while it was parsed."""

from __future__ import annotations

from markdown_it.token import Token

from builder.load.markup.pattern import UnreadMarkup

_KEY = "unread-markup"
_Noted = list[tuple[int, int, UnreadMarkup]]


def note(block: Token, start: int, end: int, markup: UnreadMarkup) -> None:
    """Note markup between two offsets of a block's text."""
    noted: _Noted = block.meta.setdefault(_KEY, [])
    noted.append((start, end, markup))


def end_of_noted(block: Token) -> int:
    """The offset after the markup that was noted last."""
    noted: _Noted = block.meta.get(_KEY, [])
    return noted[-1][1] if noted else 0


def spans(block: Token) -> list[tuple[int, int]]:
    """The offsets of what was noted so far."""
    noted: _Noted = block.meta.get(_KEY, [])
    return [(start, end) for start, end, _ in noted]


def unread_markup_in(block: Token) -> list[tuple[int, UnreadMarkup]]:
    """The unread markup of an inline token, in the order of its text, each with its offset."""
    noted: _Noted = block.meta.get(_KEY, [])
    return [(start, markup) for start, _, markup in sorted(noted, key=lambda each: each[0])]
