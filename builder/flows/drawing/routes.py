"""The lines: down from a box, across in the gap between two layers, and down to the next vertex.

Lines have right angles and go across between the layers only, so that none can meet a box or a label. Those that lead
to one vertex run together from where they meet. Linear in the links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.flows.drawing.proper import Link, Proper
from builder.flows.drawing.tracks import Net

Point = tuple[int, int]
PORT = 12
"""The least room between two lines that leave a box, and to its corners."""
CURVE = 12
"""The distance that a line goes on after it has joined another, to show that both lead down."""


@dataclass(frozen=True, slots=True)
class Route:
    """A line with right angles."""

    points: tuple[Point, ...]
    leads_to: int
    """The box that it or what it joins ends at."""
    sure: bool
    arrow: bool
    """It ends at a box."""


@dataclass(frozen=True, slots=True)
class Heights:
    """The top and bottom of each vertex, and the height at which its net goes across."""

    tops: Sequence[int]
    bottoms: Sequence[int]
    across: Mapping[int, int]


def ports_of(graph: Proper, rows: Sequence[Sequence[int]], x: Sequence[int]) -> dict[Link, int]:
    """The place at which each link leaves its upper vertex: spread along a box, in the middle of anything else."""
    place = {vertex: index for row in rows for index, vertex in enumerate(row)}
    ports: dict[Link, int] = {}
    for upper, children in enumerate(graph.below()):
        children.sort(key=lambda vertex: place[vertex])
        own = graph.vertices[upper]
        half = max(0, own.width // 2 - PORT) if own.box >= 0 else 0
        places = _spread([x[child] for child in children], x[upper] - half, x[upper] + half)
        ports.update(((upper, child), port) for child, port in zip(children, places, strict=True))
    return ports


def _spread(wishes: Sequence[int], low: int, high: int) -> list[int]:
    """Near the wishes, which ascend, at least `PORT` apart and between the ends, as far as these give room."""
    gaps = len(wishes) - 1
    if gaps > 0 and high - low < PORT * gaps:
        return [low + (high - low) * index // gaps for index in range(len(wishes))]
    places: list[int] = []
    for index, wish in enumerate(wishes):
        least = places[-1] + PORT if places else low
        places.append(max(least, min(wish, high - PORT * (gaps - index))))
    return places


def nets_of(graph: Proper, ports: Mapping[Link, int], x: Sequence[int]) -> list[list[Net]]:
    """The nets below each layer."""
    begin: dict[int, set[int]] = {}
    for (_, lower), port in ports.items():
        begin.setdefault(lower, set()).add(port)
    gaps: list[list[Net]] = [[] for _ in graph.rows()]
    for lower, uppers in begin.items():
        gaps[graph.vertices[lower].layer - 1].append(Net(lower, x[lower], tuple(sorted(uppers))))
    return gaps


def routes_of(graph: Proper, ports: Mapping[Link, int], x: Sequence[int], heights: Heights) -> list[Route]:
    """The lines from each box and label to the next, what they share once."""
    below = graph.below()
    drawn: set[Link] = set()
    reached: set[int] = set()
    starts = [link for link in graph.links if not graph.vertices[link[0]].dummy]
    # Those that are sure come first: where lines join, the solid one goes on and the others end at it.
    starts.sort(key=lambda link: link not in graph.sure)
    routes = []
    for start in starts:
        points = [(ports[start], heights.bottoms[start[0]])]
        way = list(_way(graph, below, start, drawn))
        for index, link in enumerate(way):
            lower = link[1]
            bent = ports[link] != x[lower]
            joins = bent and lower in reached
            if bent:
                points += [(ports[link], heights.across[lower]), (x[lower], heights.across[lower])]
            end = min(heights.tops[lower], heights.across[lower] + CURVE) if joins else heights.tops[lower]
            points.append((x[lower], end))
            reached.add(lower)
            sure = link in graph.sure
            # One line for each stretch that is drawn alike, solid or dashed; the next one begins where it ends.
            if index == len(way) - 1 or (way[index + 1] in graph.sure) != sure:
                arrow = graph.vertices[lower].box >= 0 and not joins
                routes.append(Route(_without_idle(points), graph.vertices[lower].leads_to, sure, arrow))
                points = [points[-1]]
    return routes


def _way(graph: Proper, below: Sequence[Sequence[int]], start: Link, drawn: set[Link]) -> Iterator[Link]:
    """The links from one that begins at a box or label to where the next one is, or to one that is drawn already."""
    link: Link | None = start
    while link is not None:
        drawn.add(link)
        yield link
        lower = link[1]
        following = (lower, below[lower][0]) if graph.vertices[lower].dummy else None
        link = None if following in drawn else following


def _without_idle(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those on a straight line between their neighbours."""
    kept: list[Point] = []
    for x, y in points:
        if len(kept) > 1 and ((kept[-2][0] == kept[-1][0] == x) or (kept[-2][1] == kept[-1][1] == y)):
            kept.pop()
        kept.append((x, y))
    return tuple(kept)
