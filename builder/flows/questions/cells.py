"""Cut values at the thresholds that conditions name, and find the combinations of ranges that whole numbers exist for.

A difference holds its two values together, so that not every range of it goes with every range of these: the ranges are
difference constraints, which have a solution in whole numbers unless their graph has a negative cycle (Bellman 1958;
Cormen, Leiserson, Rivest and Stein, «Introduction to Algorithms», 24.4). Linear in the cells, times the cube of the
few values that one question asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Range = tuple[int | None, int | None]
"""The least and the most of some whole numbers, both included; None is no bound."""
Cell = tuple[Range, ...]
"""A range of each value that a question asks for, then of each difference."""
Pair = tuple[int, int]
"""The places of two values, of which the second is taken from the first."""
MOST_CELLS = 500


class TooManyCellsError(Exception):
    """The thresholds cut a question into more cells than a question may have options."""


def cut(bounds: Range, thresholds: Iterable[int]) -> tuple[Range, ...]:
    """The ranges between thresholds; each threshold is the first number of a range. Those outside cut nothing."""
    least, most = bounds
    inside = sorted({t for t in thresholds if (least is None or t > least) and (most is None or t <= most)})
    lows: list[int | None] = [least, *inside]
    highs: list[int | None] = [*(t - 1 for t in inside), most]
    return tuple(zip(lows, highs, strict=True))


def cells_of(values: Sequence[Sequence[Range]], differences: Sequence[tuple[Pair, Sequence[Range]]]) -> list[Cell]:
    """The cells that exist, the first value slowest. Raises `TooManyCellsError` beyond the limit."""
    found = list[Cell]()
    ranges = [*values, *(each for _, each in differences)]
    pairs = [pair for pair, _ in differences]

    def extend(cell: Cell) -> None:
        if not exists(cell, len(values), pairs):
            return
        if len(cell) == len(ranges):
            found.append(cell)
            if len(found) > MOST_CELLS:
                raise TooManyCellsError
            return
        for each in ranges[len(cell)]:
            extend((*cell, each))

    extend(())
    return found


def exists(cell: Sequence[Range], values: int, pairs: Sequence[Pair]) -> bool:
    """True if whole numbers are in all ranges, which may be those of the first values and differences only.

    `values` is the number of values; the places after them are those of `pairs`.
    """
    edges = list(_edges(cell, values, pairs))
    distance = [0] * (values + 1)
    for _ in range(values + 1):
        changed = False
        for start, end, length in edges:
            if distance[start] + length < distance[end]:
                distance[end], changed = distance[start] + length, True
        if not changed:
            return True
    return False


def _edges(cell: Sequence[Range], values: int, pairs: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Each bound as an edge: *end* minus *start* is at most the length. Nought stands at the place after the values."""
    for place, (least, most) in enumerate(cell):
        end, start = (place, values) if place < values else pairs[place - values]
        if most is not None:
            yield start, end, most
        if least is not None:
            yield end, start, -least
