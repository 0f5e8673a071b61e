"""Align two sequences: what is equal at both ends first, then difflib, then the elements that are unique in both.

difflib is Ratcliff and Obershelp's algorithm, whose long common stretches read better than a longest common
subsequence; it can take cubic time. So its cost is estimated beforehand and taken from a budget. What would cost too
much is aligned at the elements that occur once in both (Bram Cohen's patience diff), in n log n, and left at that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Unmatched = tuple[int, int, int, int]
"""Start and end in the old sequence, start and end in the new one, of a stretch that is not equal."""


@dataclass(slots=True)
class Budget:
    """The steps that one comparison may still take, so that it ends, and ends the same on every machine."""

    steps: int = 4_000_000

    def take(self, steps: int) -> bool:
        """Take so many steps; false if there are not enough left."""
        if steps > self.steps:
            return False
        self.steps -= steps
        return True


def gaps(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Unmatched]:
    """The gaps between equal stretches of two sequences, in order; without one, they are equal."""
    return list(_gaps(old, new, (0, len(old), 0, len(new)), budget, unique=True))


def _gaps(
    old: Sequence[Hashable], new: Sequence[Hashable], span: Unmatched, budget: Budget, *, unique: bool
) -> Iterator[Unmatched]:
    a, a_end, b, b_end = _trimmed(old, new, span)
    if a == a_end or b == b_end:
        if a != a_end or b != b_end:
            yield a, a_end, b, b_end
    elif budget.take(_cost(old[a:a_end], new[b:b_end])):
        matcher = SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False)
        for tag, i, i_end, j, j_end in matcher.get_opcodes():
            if tag != "equal":
                yield a + i, a + i_end, b + j, b + j_end
    elif unique and (anchors := _anchors(old[a:a_end], new[b:b_end])):
        for i, j in [*((a + i, b + j) for i, j in anchors), (a_end, b_end)]:
            yield from _gaps(old, new, (a, i, b, j), budget, unique=False)
            a, b = i + 1, j + 1
    else:
        yield a, a_end, b, b_end


def _trimmed(old: Sequence[Hashable], new: Sequence[Hashable], span: Unmatched) -> Unmatched:
    """The span without what is equal at its ends."""
    a, a_end, b, b_end = span
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    return a, a_end, b, b_end


def _cost(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """The steps of difflib: each search goes through all pairs of equals, and finds one stretch at least."""
    counted = Counter(new)
    pairs = sum(counted[element] for element in old)
    return len(old) + len(new) + pairs * min(len(old), len(new), pairs) // 4


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of elements that are unique in both, as many as can be in the same order in both."""
    in_old, in_new = Counter(old), Counter(new)
    places = {element: j for j, element in enumerate(new) if in_new[element] == 1}
    pairs = [(i, places[element]) for i, element in enumerate(old) if in_old[element] == 1 and element in places]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers rise (Schensted 1961)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            last.append(number)
        else:
            ends[length], last[length] = j, number
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
