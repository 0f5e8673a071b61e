"""Place each vertex of ordered layers at a distance from the left.

Brandes and Köpf, «Fast and simple horizontal coordinate assignment», 2001: vertices are aligned with a median
neighbour, from above and below and from left and right, each of the four alignments is pushed together, and their mean
is a fifth proposal. Which of the five is narrow and has few bends is kept. For vertices of different widths, and to
stay clear of the flaw that the authors corrected in 2020 (arXiv:2008.01252), blocks of aligned vertices are placed by
longest paths and then drawn towards their neighbours, as the dagre library does. Links times their logarithm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from builder.flows.drawing.layers import in_order
from builder.flows.drawing.proper import Link, Proper

Rows = list[list[int]]
BOXES_APART, APART = 28, 18
"""The least room between two boxes, and between other vertices."""
BEND = 6
"""The width that one bend less is worth."""


def across(graph: Proper, rows: Rows) -> list[int]:
    """The middle of each vertex, so that the leftmost vertex begins at 0."""
    allowed = _allowed(graph, rows)
    # One algorithm for all four alignments: it goes down and to the right, on rows that are turned upside down or
    # mirrored. In a mirrored drawing distances have the other sign.
    places: list[list[int]] = []
    for down in (True, False):
        for rightwards in (True, False):
            turned = [row if rightwards else row[::-1] for row in (rows if down else rows[::-1])]
            x = _compact(graph, turned, _align(graph, turned, allowed, down=down))
            places.append(x if rightwards else [-each for each in x])
    best = min([_mean(places), *places], key=lambda x: _cost(graph, x))
    left = min((middle - v.width // 2 for middle, v in zip(best, graph.vertices, strict=True)), default=0)
    return [middle - left for middle in best]


def separation(graph: Proper, left: int, right: int) -> int:
    """The least distance between the middles of two neighbours."""
    one, other = graph.vertices[left], graph.vertices[right]
    return (one.width + other.width) // 2 + (BOXES_APART if one.box >= 0 and other.box >= 0 else APART)


def _mean(places: Sequence[Sequence[int]]) -> list[int]:
    """The mean of each vertex's two middle places, after the drawings are laid on the narrowest of them.

    Neighbours stay as far apart as they are in all four, because the order of the places is kept.
    """
    narrowest = min(places, key=lambda x: max(x, default=0) - min(x, default=0))
    # Alignments to the left (even) share their left edge with the narrowest drawing, those to the right their right
    # edge; else the mean of a wide and a narrow drawing would drift apart.
    laid = []
    for index, x in enumerate(places):
        side = min if index % 2 == 0 else max
        shift = side(narrowest, default=0) - side(x, default=0)
        laid.append([each + shift for each in x])
    return [sum(sorted(four)[1:3]) // 2 for four in zip(*laid, strict=True)]


def _cost(graph: Proper, x: Sequence[int]) -> int:
    """The width of a drawing, and more for every link that is not straight."""
    bends = sum(x[upper] != x[lower] for upper, lower in graph.links)
    return max(x, default=0) - min(x, default=0) + BEND * bends


def _allowed(graph: Proper, rows: Rows) -> set[Link]:
    """The links that may be aligned: first those to the next question, then those between bends, then the rest.

    A link is left out if it crosses one of an earlier kind or ends where such a one does.
    """
    place = {vertex: index for row in rows for index, vertex in enumerate(row)}
    by_gap: list[list[Link]] = [[] for _ in rows]
    for link in graph.links:
        by_gap[graph.vertices[link[0]].layer].append(link)
    allowed: set[Link] = set()
    for links in by_gap:
        strong: list[Link] = []
        for kind in range(3):
            strong += _clear_of(strong, [link for link in links if _kind(graph, link) == kind], place)
        allowed.update(strong)
    return allowed


def _kind(graph: Proper, link: Link) -> int:
    if link in graph.main:
        return 0
    return 1 if graph.vertices[link[0]].dummy and graph.vertices[link[1]].dummy else 2


def _clear_of(strong: Sequence[Link], links: Sequence[Link], place: dict[int, int]) -> list[Link]:
    """The links that neither cross a strong one nor share an end with it."""
    # `most[i]` is the rightmost lower end of the strong links before the i-th, `least[i]` the leftmost one of the rest.
    # A link that would be the i-th crosses none of them if its lower end lies between the two.
    ends = sorted((place[upper], place[lower]) for upper, lower in strong)
    uppers = [upper for upper, _ in ends]
    lowers = [lower for _, lower in ends]
    most = [-1, *accumulate(lowers, max)]
    least = [len(place), *accumulate(reversed(lowers), min)][::-1]
    clear = []
    for upper, lower in links:
        index = bisect_left(uppers, place[upper])
        shared = index < len(uppers) and uppers[index] == place[upper]
        if not shared and most[index] < place[lower] < least[index]:
            clear.append((upper, lower))
    return clear


def _align(graph: Proper, rows: Rows, allowed: set[Link], *, down: bool) -> list[int]:
    """For each vertex the first one of its block, with no two blocks crossing."""
    place = {vertex: index for row in rows for index, vertex in enumerate(row)}
    before: list[list[int]] = [[] for _ in graph.vertices]
    for upper, lower in allowed:
        before[lower if down else upper].append(upper if down else lower)
    root = list(range(len(graph.vertices)))
    for row in rows[1:]:
        # `last` is the rightmost neighbour taken so far in the row before. A vertex joins a block only to the right of
        # it, so blocks never cross. Of two medians the left one is tried first; the mirrored run tries the other.
        last = -1
        for vertex in row:
            candidates = sorted(before[vertex], key=lambda n: place[n])
            middle = (len(candidates) - 1) // 2
            for n in candidates[middle : len(candidates) // 2 + 1]:
                if place[n] > last:
                    root[vertex] = root[n]
                    last = place[n]
                    break
    return root


def _compact(graph: Proper, rows: Iterable[Sequence[int]], root: Sequence[int]) -> list[int]:
    """The places of blocks: each as far left as those on its left allow, then as far right as those on its right."""
    apart: dict[Link, int] = {}
    for row in rows:
        for left, right in pairwise(row):
            pair = root[left], root[right]
            apart[pair] = max(apart.get(pair, 0), separation(graph, left, right))
    before: list[list[Link]] = [[] for _ in root]
    after: list[list[Link]] = [[] for _ in root]
    for (left, right), distance in apart.items():
        after[left].append((right, distance))
        before[right].append((left, distance))
    # Blocks and the distances between them are a graph without circles, as blocks do not cross. The longest path to a
    # block is its leftmost place; going back, it is drawn right as far as the next block allows, which shortens links.
    order = in_order(len(root), list(apart))
    x = [0] * len(root)
    for block in order:
        x[block] = max((x[left] + distance for left, distance in before[block]), default=0)
    for block in reversed(order):
        x[block] = max(x[block], min((x[right] - distance for right, distance in after[block]), default=x[block]))
    return [x[block] for block in root]
