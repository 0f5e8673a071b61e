"""Find which blocks of two stretches are versions of each other: the pairs in order that have most words in common.

Alignment by dynamic programming (Needleman and Wunsch 1970) over a band beside the diagonal, so that time and memory
are bounded by `BAND` pairs, however long the stretches are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.changes.prose.blocks import Block

BAND = 40_000
"""So many pairs of blocks are looked at, at most."""
ALIKE = 0.4
"""Blocks with a smaller share of words in common are different blocks."""
ONCE = {"thead", "tbody", "tfoot", "figcaption", "summary"}
"""Elements that a parent has only once, so that two of them are versions of each other whatever they say."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""Chinese and Japanese put no spaces between words, so that each character counts as one."""


def pairs_alike(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """The pairs, by their places in both stretches, in order."""
    if not old or not new:
        return []
    bags, others = [_bag(block) for block in old], [_bag(block) for block in new]
    width = max(1, BAND // len(old) // 2)
    best: dict[tuple[int, int], float] = {}
    chosen: dict[tuple[int, int], bool] = {}
    bands = [_band(i, len(old), len(new), width) for i in range(len(old))]
    for i, band in enumerate(bands):
        for j in band:
            up, left = best.get((i - 1, j), 0.0), best.get((i, j - 1), 0.0)
            paired = best.get((i - 1, j - 1), 0.0) + _alike(bags[i], others[j])
            here = paired > max(up, left)
            best[i, j], chosen[i, j] = (paired, True) if here else (max(up, left), False)
    return _followed(best, chosen, bands)


def _band(i: int, height: int, length: int, width: int) -> range:
    middle = i * length // height
    return range(max(0, middle - width), min(length, middle + width + 1))


def _followed(
    best: dict[tuple[int, int], float], chosen: dict[tuple[int, int], bool], bands: Sequence[range]
) -> list[tuple[int, int]]:
    """The chosen pairs, from the end back."""
    found = []
    i, j = len(bands) - 1, bands[-1].stop - 1
    while i >= 0 and j >= 0:
        if chosen.get((i, j)):
            found.append((i, j))
            i, j = i - 1, j - 1
        elif best.get((i - 1, j), 0.0) >= best.get((i, j - 1), 0.0):
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _bag(block: Block) -> tuple[str, frozenset[str]]:
    """The kind of a block and its words."""
    return block.kind, frozenset(_WORD.findall(_TAG.sub(" ", block.raw).lower()))


def _alike(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    """The share of words in common (Dice 1945); zero if it is too small or the kinds differ."""
    if one[0] != other[0]:
        return 0.0
    if one[0] in ONCE:
        return 1.0
    total = len(one[1]) + len(other[1])
    share = 2 * len(one[1] & other[1]) / total if total else 1.0
    return share if share >= ALIKE else 0.0
