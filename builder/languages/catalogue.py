"""A catalogue: the messages of one language by id, filled with what belongs into their slots."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.languages.message import COUNT, Message, Piece, Slot, SlotKind
from builder.languages.plurals import PluralRule

SCRIPTS = "scripts."
"""The ids of messages that scripts use begin with this; a page hands over those of one group, without it."""


class MessageError(Exception):
    """A message does not exist, or is given other slots than it has: a mistake of the program or of a template."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language."""

    language: str
    """Its ISO 639-1 code."""
    messages: Mapping[str, Message]
    rule: PluralRule
    digest: bytes
    """Of its words: what is made with others is something else."""

    def __hash__(self) -> int:
        """Of its words."""
        return hash(self.digest)

    def text(self, id_: str, /, **slots: object) -> str:
        """A message as plain text."""
        return "".join([str(self._value(piece, slots)) for piece in self._pieces(id_, slots)])

    def html(self, id_: str, /, **slots: object) -> Markup:
        """A message as HTML: its words and its slots are escaped, but for slots that are HTML already."""
        whole = None if slots or id_ not in self.messages else self.messages[id_].html
        if whole is not None:
            return whole
        return Markup("".join([escape(self._value(piece, slots)) for piece in self._pieces(id_, slots)]))

    def date(self, day: datetime.date) -> str:
        """A day as people write it."""
        return self.text("date.day", day=day.day, month=self.text(f"date.month.{day.month}"), year=day.year)

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return f"{number:,}".replace(",", self.text("number.thousands"))

    def decimal(self, number: float) -> str:
        """A number to one place, which is left out where it is nought."""
        return f"{number:.1f}".removesuffix(".0").replace(".", self.text("number.decimal"))

    def for_scripts(self, *groups: str) -> dict[str, object]:
        """The messages of some groups as `parts.js` reads them, with the rule for plurals."""
        found: dict[str, object] = {"plural": self.rule.for_scripts()}
        for group in groups:
            prefix = f"{SCRIPTS}{group}."
            found |= {id_.removeprefix(prefix): m.written for id_, m in self.messages.items() if id_.startswith(prefix)}
        return found

    def _pieces(self, id_: str, slots: Mapping[str, object]) -> tuple[Piece, ...]:
        message = self.messages.get(id_)
        if message is None:
            raise MessageError(f"there is no message `{id_}`")
        if slots.keys() != message.slots:
            wanted, given = (", ".join(sorted(names)) or "none" for names in (message.slots, slots.keys()))
            raise MessageError(f"the message `{id_}` has other slots ({wanted}) than it is given ({given})")
        if COUNT not in slots or len(message.forms) == 1:
            return message.forms["other"]
        count = slots[COUNT]
        if not isinstance(count, int):
            raise MessageError(f"the message `{id_}` needs a whole number as `{COUNT}`")
        return message.forms[self.rule.category(count)]

    def _value(self, piece: Piece, slots: Mapping[str, object]) -> object:
        if not isinstance(piece, Slot):
            return piece
        value = slots[piece.name]
        match piece.kind, value:
            case SlotKind.NUMBER, int():
                return self.number(value)
            case SlotKind.DATE, datetime.date():
                return self.date(value)
            case SlotKind.AS_IT_IS, _:
                return value
        raise MessageError(f"`{{{piece.name}, {piece.kind}}}` does not fit {value!r}")
