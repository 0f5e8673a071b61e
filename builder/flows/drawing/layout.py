"""Place a graph on the page: layers, order, coordinates and lines, one step after the other.

As complex as the slowest step, see each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.flows.drawing.coordinates import across
from builder.flows.drawing.crossings import ordered
from builder.flows.drawing.graph import Edge
from builder.flows.drawing.layers import layers_of
from builder.flows.drawing.proper import Proper, Size, make_proper
from builder.flows.drawing.routes import Heights, Route, nets_of, ports_of, routes_of
from builder.flows.drawing.tracks import TRACK, tracks

PAGES = (560, 640, 720)
"""Widths to aim at for the boxes or labels of one layer; the narrowest result is kept."""
STEM, TIP, THROUGH = 12, 22, 6
"""The room for a line to leave a box, to arrive with its arrow, and to enter or leave a label."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place and a size, in whole pixels from the left and the top."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all boxes, labels and lines."""

    boxes: tuple[Rectangle, ...]
    labels: tuple[Rectangle | None, ...]
    """By edge; None where it has no label."""
    routes: tuple[Route, ...]
    width: int
    height: int


def lay_out(boxes: Sequence[Size], labels: Sequence[Size], edges: Sequence[Edge]) -> Layout:
    """Place boxes of these sizes, of which there is one at least, and labels for the edges between them."""
    return min((_placed(boxes, labels, edges, most) for most in PAGES), key=lambda layout: layout.width)


def _placed(boxes: Sequence[Size], labels: Sequence[Size], edges: Sequence[Edge], most: int) -> Layout:
    # The order of steps matters: the order within layers needs layers, coordinates need that order, and only then are
    # the lines known that say how much room must be left between two layers.
    layers = layers_of([width for width, _ in boxes], [(edge.source, edge.target) for edge in edges], most)
    graph = make_proper(boxes, labels, edges, layers, most)
    rows = ordered(graph)
    x = across(graph, rows)
    ports = ports_of(graph, rows, x)
    heights = _heights(graph, rows, [tracks(nets) for nets in nets_of(graph, ports, x)])
    found: list[Rectangle] = []
    places: list[Rectangle | None] = [None] * len(labels)
    for vertex, middle, top in zip(graph.vertices, x, heights.tops, strict=True):
        place = Rectangle(middle - vertex.width // 2, top, vertex.width, vertex.height)
        if vertex.box >= 0:
            found.append(place)
        elif vertex.label >= 0:
            places[vertex.label] = place
    width = max(middle + vertex.width // 2 for vertex, middle in zip(graph.vertices, x, strict=True))
    routes = tuple(routes_of(graph, ports, x, heights))
    return Layout(boxes=tuple(found), labels=tuple(places), routes=routes, width=width, height=max(heights.bottoms))


def _heights(graph: Proper, rows: Sequence[Sequence[int]], gaps: Sequence[Mapping[int, int]]) -> Heights:
    """Stack the layers, with as much room between them as the lines there need."""
    tops, bottoms = [0] * len(graph.vertices), [0] * len(graph.vertices)
    levels: dict[int, int] = {}
    y = 0
    for index, (row, track) in enumerate(zip(rows, gaps, strict=True)):
        height = max(graph.vertices[vertex].height for vertex in row)
        for vertex in row:
            own = graph.vertices[vertex]
            tops[vertex] = y if own.dummy else y + (height - own.height) // 2
            bottoms[vertex] = tops[vertex] + own.height
        below_boxes = index % 2 == 0
        y += height + (STEM if below_boxes else THROUGH)
        levels.update((vertex, y + TRACK * number) for vertex, number in track.items())
        y += TRACK * max(track.values(), default=0) + (THROUGH if below_boxes else TIP)
    return Heights(tops, bottoms, levels)
