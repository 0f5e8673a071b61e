"""Read the words of one block of a message: text, slots and line ends, and nothing that plain text cannot carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markdown_it.token import Token

from builder.load.block_positions import BlockPositions
from builder.load.reader import Reader
from builder.problems import Location, Result
from builder.site.message_text import MessageSlot, Piece, Pieces

Place = Callable[[int], Location]
"""Finds the place of a character of some text."""
MARKUP = {
    "em_open": "emphasis",
    "strong_open": "emphasis",
    "s_open": "struck-out text",
    "link_open": "a link",
    "image": "an image",
    "code_inline": "code",
    "html_inline": "HTML",
}
"""Markdown inside of a block that plain text cannot carry."""
_PLAIN = {"text": None, "text_special": None, "softbreak": " ", "hardbreak": "\n"}
"""The tokens that plain text is made of; a line that ends without a mark goes on, as everywhere in Markdown."""
_MARK = re.compile(r"\{(?P<slot>[^{}\n]{1,80})\}|\[(?P<blank>[^\[\]]{1,80})\]|(?P<brace>[{}])")


@dataclass(frozen=True, slots=True)
class SlotAt:
    """A slot and its place."""

    variable: str
    where: Location


def _place(positions: BlockPositions, offset: int, at: int) -> Location:
    return positions.at(offset + at)


class InlineReader(Reader):
    """Reads the blocks of a message, and notes where slots are."""

    def __init__(self) -> None:
        super().__init__()
        self.slots: list[SlotAt] = []

    def read(self, block: Token, positions: BlockPositions) -> Pieces:
        """The pieces of a block."""
        found: list[Piece] = []
        offset = 0
        for text, literal in self._texts(block, positions):
            offset = max(block.content.find(text, offset), 0) if literal or text.strip() else offset
            found += [text] if literal else self.pieces(text, partial(_place, positions, offset))
        return merged(found)

    def pieces(self, text: str, place: Place) -> list[Piece]:
        """The pieces of some text; `place` finds a character of it in the file."""
        found: list[Piece] = []
        end = 0
        for mark in _MARK.finditer(text):
            found.append(text[end : mark.start()])
            end = mark.end()
            if mark["slot"]:
                name = mark["slot"].strip()
                self.slots.append(SlotAt(name, place(mark.start())))
                found.append(MessageSlot(name))
                continue
            found.append(mark[0])
            self._stray(mark, place(mark.start()))
        return [*found, text[end:]]

    def _stray(self, mark: re.Match[str], where: Location) -> None:
        if mark["brace"]:
            message, fix = "this brace is not part of a `{variable}`", f"write `\\{mark['brace']}` if a brace is meant"
            self.problem(where, "message-markup", message, fix)
        elif mark["blank"].startswith("@"):
            fix = "take it out; a source is cited in the advice beside the message"
            self.problem(where, "message-markup", "a message cannot carry a citation", fix)
        else:
            fix = "write `{name}`, and say under `variables` what it is"
            message = f"nobody can fill in `{mark[0]}`: it is not a variable"
            self.problem(where, "unknown-variable", message, fix)

    def _texts(self, block: Token, positions: BlockPositions) -> Iterator[tuple[str, bool]]:
        """The texts of a block, each with True if it was escaped; neighbours that were not are one."""
        open_text, begin = "", 0
        for token in block.children or ():
            if token.type in MARKUP:
                begin = max(block.content.find(token.markup or token.content or "[", begin), 0)
                self.markup(MARKUP[token.type], positions.at(begin))
            elif token.type == "text":
                open_text += token.content
            elif token.type in _PLAIN:
                yield open_text, False
                open_text = ""
                yield _PLAIN[token.type] or token.content, True
        yield open_text, False

    def markup(self, name: str, where: Location) -> None:
        """Report Markdown that plain text cannot carry."""
        fix = "write it as plain words; a message is sent as plain text"
        self.problem(where, "message-markup", f"a message cannot carry {name}", fix)


def merged(pieces: list[Piece]) -> Pieces:
    """The pieces without empty text, neighbouring texts joined."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return tuple(found)


def subject_pieces(text: str, place: Place) -> Result[tuple[Pieces, list[SlotAt]]]:
    """The pieces of a subject line, which is no Markdown, and its slots."""
    reader = InlineReader()
    pieces = merged(reader.pieces(text, place))
    return reader.result((pieces, reader.slots))
