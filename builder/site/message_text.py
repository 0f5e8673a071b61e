"""The words of a message: forms made of plain paragraphs and lists, with slots, and parts that a condition adds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from builder.languages import spoken
from builder.problems import Location

EMAIL, TEXT, PHONE = "email", "text", "phone"
FORMS = {"Email": EMAIL, "Text": TEXT, "Phone": PHONE}
"""The forms by the heading that begins them."""
CAPITAL_NOUNS = ("de", "lb")
"""The languages in which nouns begin with a capital within a sentence, too."""


@dataclass(frozen=True, slots=True)
class MessageSlot:
    """A place in a message that a variable fills."""

    variable: str


Piece = str | MessageSlot
"""Text, in which a line can end, or a slot."""
Pieces = tuple[Piece, ...]


class Tag(StrEnum):
    """The kinds of block, by the HTML element that each becomes."""

    PARAGRAPH = "p"
    BULLETS = "ul"
    NUMBERS = "ol"


@dataclass(frozen=True, slots=True)
class MessageBlock:
    """A paragraph or a list."""

    tag: Tag
    items: tuple[Pieces, ...]
    """The entries of a list; a paragraph is one."""


@dataclass(frozen=True, slots=True)
class MessagePart:
    """Blocks that are always there, or only where a condition holds."""

    blocks: tuple[MessageBlock, ...]
    condition: int | None = None
    """The place of its condition among those of the message."""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """A message as an email, a text or the script of a call."""

    name: str
    """One of the values of `FORMS`."""
    where: Location
    parts: tuple[MessagePart, ...] = ()

    @property
    def slots(self) -> Iterator[str]:
        """The variables of its slots, as often as they are there."""
        for part in self.parts:
            for block in part.blocks:
                for pieces in block.items:
                    yield from slots_of(pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageVariable:
    """Something that only the reader knows."""

    name: str
    type: str
    """A key of `INPUTS` in `builder/load/message_variables.py`."""
    label: str
    example: str
    """As a message has it: a day is in words."""
    where: Location
    input: Mapping[str, str] = field(default_factory=dict)
    """The attributes of the field in which it is typed."""
    hint: str = ""
    question: str = ""
    """The question of the message's flow whose answer fills it, if any."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The message's own words for options of that question; without any, their labels."""

    @property
    def blank(self) -> str:
        """The words that a message shows where nothing was typed: its label in brackets."""
        as_written = self.label[1:2].isupper() or spoken().language in CAPITAL_NOUNS
        label = self.label if as_written else self.label[:1].lower() + self.label[1:]
        return f"[{label}]"


def slots_of(pieces: Pieces) -> Iterator[str]:
    """The variables of the slots of some text."""
    return (piece.variable for piece in pieces if isinstance(piece, MessageSlot))


def filled(pieces: Pieces, value: Callable[[str], str]) -> str:
    """Some text with its slots filled by `value`, which gets the name of a variable."""
    return "".join(value(piece.variable) if isinstance(piece, MessageSlot) else piece for piece in pieces)


def plain_text(form: MessageForm, value: Callable[[str], str], conditions: Collection[int]) -> str:
    """A form as it is sent, with the parts whose conditions are named; `message-text.js` makes the same."""
    blocks = [block for part in form.parts if part.condition in (None, *conditions) for block in part.blocks]
    return "\n\n".join(_block_text(block, value) for block in blocks)


def _block_text(block: MessageBlock, value: Callable[[str], str]) -> str:
    marks = {Tag.PARAGRAPH: "", Tag.BULLETS: "- "}
    items = enumerate((filled(pieces, value) for pieces in block.items), start=1)
    return "\n".join(f"{marks.get(block.tag, f'{number}. ')}{text}" for number, text in items)
