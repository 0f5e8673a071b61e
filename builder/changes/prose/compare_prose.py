"""Compare two versions of a text, given as the HTML that our renderer makes: blocks first, then words in blocks.

Costs n log n in blocks and words while edits are few; whatever the input, the budget and the band bound it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.changes.prose.align import Budget, gaps
from builder.changes.prose.blocks import Block, parse_blocks
from builder.changes.prose.inline import read_words
from builder.changes.prose.pairing import pairs_alike
from builder.changes.prose.runs import Run, RunKind, compare_words
from builder.changes.prose.trimming import equal_ends


@dataclass(frozen=True, slots=True)
class Same:
    """A block that says what it said."""

    block: Block
    """As it is now."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A block that only the older version has."""

    block: Block


@dataclass(frozen=True, slots=True)
class Added:
    """A block that only the newer version has."""

    block: Block


@dataclass(frozen=True, slots=True)
class Edited:
    """A block of words that were changed."""

    block: Block
    """As it is now."""
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Within:
    """A block in which blocks changed."""

    block: Block
    """As it is now."""
    parts: Sequence[Part]


Part = Same | Gone | Added | Edited | Within


@dataclass(frozen=True, slots=True)
class Prose:
    """Two versions of a text in one."""

    parts: Sequence[Part]
    """The parts of the newer version in order, with each deletion at its place."""

    @property
    def changed(self) -> bool:
        """True if there is anything to show."""
        return any(not isinstance(part, Same) for part in self.parts)


def compare_prose(old: str, new: str) -> Prose:
    """Compare two fragments of HTML, which hold no placeholders (`load/placeholders.py`).

    Raises `ValueError` for one that our renderer cannot have made.
    """
    begin, end = equal_ends(old, new)
    middle = _parts(parse_blocks(old[begin : len(old) - end]), parse_blocks(new[begin : len(new) - end]), Budget())
    first, last = parse_blocks(new[:begin]), parse_blocks(new[len(new) - end :])
    return Prose([*map(Same, first), *middle, *map(Same, last)])


def _parts(old: Sequence[Block], new: Sequence[Block], budget: Budget) -> list[Part]:
    found: list[Part] = []
    begin, end = _equal_ends(old, new)
    middle_old, middle_new = old[begin : len(old) - end], new[begin : len(new) - end]
    found += [Same(block) for block in new[:begin]]
    b = 0
    for i, i_end, j, j_end in gaps([x.key for x in middle_old], [x.key for x in middle_new], budget):
        found += [Same(block) for block in middle_new[b:j]]
        found += _gap(middle_old[i:i_end], middle_new[j:j_end], budget)
        b = j_end
    return found + [Same(block) for block in (*middle_new[b:], *new[len(new) - end :])]


def _equal_ends(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int]:
    """The number of blocks equal to the letter at the beginning and at the end, which need not be read."""
    shorter = min(len(old), len(new))
    begin = next((n for n in range(shorter) if old[n].raw != new[n].raw), shorter)
    rest = shorter - begin
    return begin, next((n for n in range(rest) if old[-1 - n].raw != new[-1 - n].raw), rest)


def _gap(old: Sequence[Block], new: Sequence[Block], budget: Budget) -> Iterator[Part]:
    """Compare two stretches between equal ones: versions of each other, deletions and insertions."""
    a = b = 0
    for i, j in [*pairs_alike(old, new), (len(old), len(new))]:
        yield from (Gone(block) for block in old[a:i])
        yield from (Added(block) for block in new[b:j])
        if i < len(old):
            yield from _pair(old[i], new[j], budget)
        a, b = i + 1, j + 1


def _pair(old: Block, new: Block, budget: Budget) -> Iterator[Part]:
    """Two versions of one block."""
    if old.tag == "table" and len(_columns(old) | _columns(new)) > 1:
        yield Gone(old)
        yield Added(new)
    elif old.tag == "tr":
        cells = zip(old.children, new.children, strict=True)
        yield Within(new, [part for was, now in cells for part in _pair(was, now, budget)])
    elif not old.children and not new.children:
        runs = compare_words(read_words(old.inner), read_words(new.inner), budget)
        yield Edited(new, runs) if any(run.kind is not RunKind.KEPT for run in runs) else Same(new)
    else:
        parts = _parts(old.parts, new.parts, budget)
        yield Within(new, parts) if any(not isinstance(part, Same) for part in parts) else Same(new)


def _columns(table: Block) -> set[int]:
    """The numbers of cells in the rows of a table."""
    if table.tag == "tr":
        return {len(table.children)}
    return {number for part in table.children for number in _columns(part)}
