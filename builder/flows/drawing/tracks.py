"""Assign heights to the lines that go across in the gap between two layers.

Of two lines that meet, the one is above that gives fewer crossings and does not lie on the other where they go down
(Sander, «A fast heuristic for hierarchical Manhattan layout», 1996). Where these wishes go round in a circle, a greedy
order keeps most of them, by weight (Eades, Lin and Smyth, «A fast and effective heuristic for the feedback arc set
problem», 1993). Lines to one vertex share a height. Quadratic in the lines of a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TRACK = 10
"""The least room between two lines."""
OVERLAP = 1000
"""The cost of two lines on one another: more than any crossings."""


@dataclass(frozen=True, slots=True)
class Net:
    """The lines of one gap that lead to one vertex."""

    target: int
    """The vertex."""
    lower: int
    """The place of that vertex, across."""
    uppers: tuple[int, ...]
    """The places at which the lines begin, across."""

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it goes across."""
        return min(self.lower, *self.uppers), max(self.lower, *self.uppers)

    @property
    def straight(self) -> bool:
        """It only goes down."""
        return self.uppers == (self.lower,)


def tracks(nets: Sequence[Net]) -> dict[int, int]:
    """The track of each net by its vertex, 0 being the highest; a straight one needs none."""
    bent = sorted((net for net in nets if not net.straight), key=lambda net: (net.span, net.target))
    wishes: dict[tuple[int, int], int] = {}
    for index, one in enumerate(bent):
        for other_index in range(index + 1, len(bent)):
            other = bent[other_index]
            # Sorted by their left ends, so that no later net meets this one either.
            if other.span[0] > one.span[1] + TRACK:
                break
            above, below = _cost(one, other), _cost(other, one)
            wishes[(index, other_index) if above <= below else (other_index, index)] = abs(above - below)
    order = _acyclic_order(len(bent), wishes)
    place = {index: position for position, index in enumerate(order)}
    meets: list[list[int]] = [[] for _ in bent]
    for pair in wishes:
        first, last = sorted(pair, key=lambda index: place[index])
        meets[last].append(first)
    track = [0] * len(bent)
    # In that order each net is put right below the lowest one that it meets and that comes before it.
    for index in order:
        track[index] = max((track[before] + 1 for before in meets[index]), default=0)
    return {net.target: number for net, number in zip(bent, track, strict=True)}


def _cost(above: Net, below: Net) -> int:
    """The cost of having one net above another: crossings, and much more for overlaps."""
    low, high = below.span
    cost = int(low < above.lower < high)
    low, high = above.span
    cost += sum(low < upper < high for upper in below.uppers)
    return cost + OVERLAP * sum(upper == above.lower for upper in below.uppers)


def _acyclic_order(count: int, wishes: Mapping[tuple[int, int], int]) -> list[int]:
    """An order that fulfils most of the wishes, by weight."""
    after: list[dict[int, int]] = [{} for _ in range(count)]
    before: list[dict[int, int]] = [{} for _ in range(count)]
    for (one, other), weight in wishes.items():
        if weight:
            after[one][other] = before[other][one] = weight
    out, into = [sum(each.values()) for each in after], [sum(each.values()) for each in before]
    left = dict.fromkeys(range(count))
    first: list[int] = []
    last: list[int] = []
    # Sinks go to the end and sources to the beginning, where no wish of theirs is broken; then the net that gains most
    # by being early. An order of all nets is free of circles, whatever the wishes were.
    while left:
        sink = next((index for index in left if into[index] and not out[index]), None)
        chosen = max(left, key=lambda index: (not into[index], out[index] - into[index])) if sink is None else sink
        (first if sink is None else last).append(chosen)
        del left[chosen]
        for other, weight in after[chosen].items():
            into[other] -= weight
        for other, weight in before[chosen].items():
            out[other] -= weight
    return first + last[::-1]
