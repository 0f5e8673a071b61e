"""Order the vertices of each layer so that few links cross.

Sweeps down and up sort each layer by the weighted medians of the neighbours, then neighbours change places as long as
that helps (Gansner, Koutsofios, North and Vo, «A technique for drawing directed graphs», 1993, section 3); the best
order that was seen is kept. Crossings are counted with a tree of sums (Barth, Jünger and Mutzel, «Simple and efficient
bilayer cross counting», 2002): links times the logarithm of a layer's size. The rounds are bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise, zip_longest

from builder.flows.drawing.proper import Proper

ROUNDS = 24
PATIENCE = 4
"""The number of rounds in a row that may bring no improvement."""
Rows = list[list[int]]


def ordered(graph: Proper) -> Rows:
    """The layers, each in an order with few crossings: never more than as they were met."""
    return _Sweeper(graph).run()


def crossings(graph: Proper, rows: Rows) -> int:
    """The number of pairs of links that cross."""
    below = graph.below()
    return sum(_between(upper, lower, below) for upper, lower in pairwise(rows))


def _between(upper: list[int], lower: list[int], below: list[list[int]]) -> int:
    # Links are met from left to right by their upper ends. A link crosses those met before whose lower end is further
    # right; a Fenwick tree in `sums` counts the ends up to a place in logarithmic time. The links of one vertex are
    # added after all of them were counted, since they do not cross each other.
    place = {vertex: index for index, vertex in enumerate(lower)}
    sums = [0] * (len(lower) + 1)
    found = total = 0
    for vertex in upper:
        ends = [place[child] + 1 for child in below[vertex]]
        for end in ends:
            found += total
            while end > 0:
                found -= sums[end]
                end -= end & -end
        for end in ends:
            total += 1
            while end < len(sums):
                sums[end] += 1
                end += end & -end
    return found


def as_met(graph: Proper) -> Rows:
    """The layers in the order in which a search from the top meets their vertices."""
    below = graph.below()
    rows: Rows = [[] for _ in graph.rows()]
    seen: set[int] = set()
    stack = [vertex for row in reversed(graph.rows()) for vertex in reversed(row)]
    while stack:
        vertex = stack.pop()
        if vertex not in seen:
            seen.add(vertex)
            rows[graph.vertices[vertex].layer].append(vertex)
            stack.extend(reversed(_woven(below[vertex], graph)))
    for row in rows:
        row.sort(key=lambda vertex: graph.vertices[vertex].leads_to in graph.right)
    return rows


def _woven(children: list[int], graph: Proper) -> list[int]:
    """One that ends in each layer in turn, so that what ends further down finds room below the others.

    What several edges lead to goes outside, the longer way the further.
    """
    ends = {child: graph.vertices[child].leads_to for child in children}
    by_layer: dict[int, list[int]] = {}
    for child in sorted(children, key=lambda child: graph.vertices[ends[child]].layer):
        if ends[child] not in graph.joined:
            by_layer.setdefault(graph.vertices[ends[child]].layer, []).append(child)
    alone = [child for turn in zip_longest(*by_layer.values()) for child in turn if child is not None]
    joined = [child for child in children if ends[child] in graph.joined]
    return alone + sorted(joined, key=lambda child: graph.vertices[ends[child]].layer)


class _Sweeper:
    def __init__(self, graph: Proper) -> None:
        self.graph = graph
        self.right = [vertex.leads_to in graph.right for vertex in graph.vertices]
        self.above = graph.above()
        self.below = graph.below()
        self.rows = as_met(graph)
        self.place = [0] * len(graph.vertices)
        for row in self.rows:
            self._number(row)

    def run(self) -> Rows:
        """Sweep until nothing gets better."""
        best, fewest, idle = [list(row) for row in self.rows], crossings(self.graph, self.rows), 0
        for turn in range(ROUNDS):
            if not fewest or idle > PATIENCE:
                break
            self._sort(down=turn % 2 == 0)
            self._exchange()
            count = crossings(self.graph, self.rows)
            idle += 1
            if count < fewest:
                best, fewest, idle = [list(row) for row in self.rows], count, 0
        return best

    def _number(self, row: list[int]) -> None:
        for index, vertex in enumerate(row):
            self.place[vertex] = index

    def _sort(self, *, down: bool) -> None:
        """Sort each layer by the medians of the one before; a vertex without neighbours there keeps its place."""
        sides = self.above if down else self.below
        for row in self.rows if down else reversed(self.rows):
            # `right` sorts first, so that vertices which lead to the right-hand side never come before others.
            medians = {v: (self.right[v], _median([self.place[n] for n in sides[v]])) for v in row if sides[v]}
            moving = iter(sorted(medians, key=lambda v: (medians[v], self.place[v])))
            row[:] = [next(moving) if vertex in medians else vertex for vertex in row]
            self._number(row)

    def _exchange(self) -> None:
        for _ in range(ROUNDS):
            better = False
            for row in self.rows:
                for index in range(len(row) - 1):
                    left, right = row[index], row[index + 1]
                    if self.right[left] == self.right[right] and self._saved(left, right) > 0:
                        better = True
                        row[index], row[index + 1] = right, left
                        self.place[left], self.place[right] = index + 1, index
            if not better:
                return

    def _saved(self, left: int, right: int) -> int:
        """The number of crossings saved if two neighbours change places."""
        return sum(
            _pairs(sides[left], sides[right], self.place) - _pairs(sides[right], sides[left], self.place)
            for sides in (self.above, self.below)
        )


def _pairs(first: list[int], second: list[int], place: list[int]) -> int:
    """The number of pairs in which a neighbour of the first comes after one of the second."""
    if len(first) == 1 and len(second) == 1:
        return place[first[0]] > place[second[0]]
    behind = sorted(place[n] for n in second)
    return sum(bisect_left(behind, place[n]) for n in first)


def _median(places: list[int]) -> float:
    """The median, nearer to where the places lie closer together."""
    places.sort()
    middle = len(places) // 2
    if len(places) % 2:
        return places[middle]
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)
