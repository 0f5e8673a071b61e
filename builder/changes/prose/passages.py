"""Show changes as passages of plain text under their headings, for terminals and pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from builder.changes.prose.blocks import Block
from builder.changes.prose.compare_prose import Added, Edited, Gone, Part, Prose, Same, Within
from builder.changes.prose.inline import Word, read_words
from builder.changes.prose.kept_words import restyling_of
from builder.changes.prose.runs import Run, RunKind
from builder.languages import t

AROUND = 8
"""Words kept before and after a change; a longer stretch between two changes is cut short."""

_COUNTRY = re.compile(r'<div class="passage"[^>]* aria-label="([^"]*)"')
BETWEEN = " | "
"""The separator between the cells of a row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind, as text."""

    kind: RunKind
    text: str
    """With the white space at its ends, each stretch of it one space."""
    note: str = ""
    """The change around words that were restyled."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of which words changed."""

    heading: str
    """The heading above it; its own new words, if it is a heading; empty before the first heading."""
    pieces: Sequence[Piece]

    @property
    def is_whole(self) -> bool:
        """True if all of it was added, or all of it removed."""
        return len(self.pieces) == 1 and self.pieces[0].kind in (RunKind.INSERTED, RunKind.DELETED)


def passages(prose: Prose) -> list[Passage]:
    """The blocks of a difference in which words changed, in order."""
    return list(_Walk().through(prose.parts))


class _Walk:
    """Goes through the parts of a difference, and knows under which heading."""

    def __init__(self) -> None:
        self.heading = ""
        self.country = ""
        """The countries of the passage that it is in."""

    def through(self, parts: Sequence[Part]) -> Iterator[Passage]:
        """The passages of these parts."""
        for part in parts:
            match part:
                case Same(block):
                    self._notice(block)
                case Within(block, inner) if block.tag == "tr":
                    yield Passage(self._place, _row(inner))
                case Within(block, inner):
                    yield from self._inside(block, self.through(inner))
                case Edited(block, runs):
                    self._notice(block)
                    yield Passage(self._place, _pieces(runs))
                case Added(block) | Gone(block):
                    kind = RunKind.INSERTED if isinstance(part, Added) else RunKind.DELETED
                    yield from self._whole(block, kind)

    def _whole(self, block: Block, kind: RunKind) -> Iterator[Passage]:
        if block.children and block.tag != "tr":
            parts = (passage for child in block.children for passage in self._whole(child, kind))
            yield from self._inside(block, parts)
            return
        self._notice(block)
        text = _text(block)
        if text:
            yield Passage(self._place, [Piece(kind, text)])

    def _inside(self, block: Block, passages: Iterator[Passage]) -> Iterator[Passage]:
        """The passages of a block, which may hold in some countries only."""
        found = _COUNTRY.match(block.open)
        self.country = unescape(found[1]) if found else self.country
        yield from passages
        self.country = "" if found else self.country

    @property
    def _place(self) -> str:
        """The heading, and the countries if they are not all."""
        country = t("difference.for-country", country=self.country) if self.country else ""
        return t("list.dot").join(filter(None, (self.heading, country)))

    def _notice(self, block: Block) -> None:
        if block.kind == "heading":
            self.heading = _text(block)


def text_of(words: Sequence[Word]) -> str:
    """Words as plain text, with one space where there is white space."""
    return "".join(f"{word.text} " if word.space else word.text for word in words)


def _text(block: Block) -> str:
    """All words of a block; of a row, with something between the cells."""
    return BETWEEN.join(text_of(read_words(leaf.inner)).strip() for leaf in block.leaves)


def _row(cells: Sequence[Part]) -> list[Piece]:
    """The pieces of all cells of a row that stayed a row."""
    pieces: list[Piece] = []
    for cell in cells:
        pieces += [Piece(RunKind.KEPT, BETWEEN)] if pieces else []
        pieces += _pieces(cell.runs) if isinstance(cell, Edited) else [Piece(RunKind.KEPT, _text(cell.block))]
    return pieces


def _pieces(runs: Sequence[Run]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, run in enumerate(runs):
        text = (" " if run.lead else "") + text_of(run.words)
        if run.attached and pieces:
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
            text = f"{text.rstrip()} "
        if run.kind is RunKind.KEPT:
            text = _shortened(text, first=number == 0, last=number == len(runs) - 1)
        note = _note(run) if run.kind is RunKind.RESTYLED else ""
        pieces.append(Piece(run.kind, text, note))
    return pieces


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Words that stayed, without those in the middle, or at the ends of the block, if there are many."""
    words = text.split()
    before = words[: 0 if first else AROUND]
    after = words[len(words) - (0 if last else AROUND) :]
    if not (before or after) or len(words) <= len(before) + len(after) + 4:
        return text
    lead = " " if text[0] == " " and before else ""
    trail = " " if text[-1] == " " and after else ""
    return f"{lead}{' '.join([*before, '…', *after])}{trail}"


def _note(run: Run) -> str:
    restyling = restyling_of(run)
    links = [link.written for link in (restyling.before, restyling.now) if link]
    return f"{restyling.words}: {' → '.join(links)}" if links else restyling.words
