"""The words of a text, as they are counted."""

from __future__ import annotations

import re

LEFT_OUT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Takes the place of code, an address or a help service: a word of its sentence that nobody wrote."""
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_QUOTATION = re.compile('“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“]*“')
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHE}'.,/@&-][^\W_]+)*|{LEFT_OUT}")


def words_of(text: str) -> list[str]:
    """The words, with numbers and what was left out; signs are none."""
    return _WORD.findall(text)


def with_straight_apostrophes(text: str) -> str:
    """The same text, as it can be compared with words; each character stays in its place."""
    return text.replace(_APOSTROPHE, "'")


def without_quotations(text: str) -> str:
    """The same text with zeros in the place of what is between quotation marks."""
    return _QUOTATION.sub(lambda quotation: "\0" * len(quotation[0]), text)
