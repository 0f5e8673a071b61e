"""A message: text with named slots, in a form for each plural category that its language has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup, escape

COUNT = "count"
"""The slot that chooses the plural form."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of the CLDR (Unicode Technical Standard 35, part 3); every message has the last one."""
_SLOT = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(r"([a-z][a-z_]*)(?:, (number|date))?")


class SlotKind(StrEnum):
    """The form of a slot, as in ICU messages: `{name}`, `{name, number}`, `{name, date}`."""

    AS_IT_IS = ""
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a message that is filled."""

    name: str
    kind: SlotKind


Piece = str | Slot


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, or part of a page, in one language."""

    written: str | dict[str, str]
    """As it is written in the catalogue; a mapping where it has plural forms."""
    forms: Mapping[str, tuple[Piece, ...]]
    """Its pieces by plural category; under `other` where it has one form."""
    slots: frozenset[str]
    html: Markup | None
    """The whole as HTML, where there is nothing to fill in: most messages are asked for again on every page."""


def message(written: str | dict[str, str]) -> Message:
    """Read a message. Raises `ValueError` with what is wrong with it."""
    texts = {"other": written} if isinstance(written, str) else written
    forms = {category: tuple(_pieces(text)) for category, text in texts.items()}
    slots = frozenset(piece.name for pieces in forms.values() for piece in pieces if isinstance(piece, Slot))
    if isinstance(written, str):
        return Message(written, forms, slots, None if slots else escape(written))
    return Message(written, forms, slots | {COUNT}, None)


def _pieces(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    for place, piece in enumerate(_SLOT.split(text)):  # every second one is the inside of a slot
        if place % 2:
            pieces.append(_slot(piece))
        elif "{" in piece or "}" in piece:
            raise ValueError(f"a brace has no other half in “{text}”")
        elif piece:
            pieces.append(piece)
    return pieces


def _slot(inside: str) -> Slot:
    match = _INSIDE.fullmatch(inside)
    if match is None:
        raise ValueError(f"`{{{inside}}}` is no slot; write {{name}}, {{name, number}} or {{name, date}}")
    return Slot(match[1], SlotKind(match[2] or ""))
