"""Fold away what stayed the same between changes, but for what is needed to find one's way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.changes.prose.blocks import Block
from builder.changes.prose.compare_prose import Part, Same
from builder.languages import t

FEWEST = 3
"""Fewer blocks than these are not folded."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that stayed the same, one after the other."""

    blocks: Sequence[Block]

    @property
    def words(self) -> str:
        """The number and kind of the blocks."""
        only_paragraphs = all(block.kind == "p" for block in self.blocks)
        return t("difference.paragraphs" if only_paragraphs else "difference.parts", count=len(self.blocks))


def folded(parts: Sequence[Part]) -> list[Part | Fold]:
    """The parts with long stretches of what stayed the same folded.

    Shown are the blocks beside a change and the heading that it stands under, but not one that follows it.
    """
    shown = _shown(parts)
    found: list[Part | Fold] = []
    begin = 0
    while begin < len(parts):
        end = begin
        while end < len(parts) and end not in shown:
            end += 1
        stretch = parts[begin:end]
        blocks = [part.block for part in stretch]
        found += [Fold(blocks)] if len(blocks) >= FEWEST else stretch
        found += parts[end : end + 1]
        begin = end + 1
    return found


def _shown(parts: Sequence[Part]) -> set[int]:
    shown: set[int] = set()
    heading: int | None = None
    for index, part in enumerate(parts):
        if not isinstance(part, Same):
            following = parts[index + 1] if index + 1 < len(parts) else part
            heads = isinstance(following, Same) and following.block.kind == "heading"
            shown.update({index - 1, index} if heads else {index - 1, index, index + 1})
            shown.update({heading} if heading is not None else ())
        elif part.block.kind == "heading":
            heading = index
    return shown
