"""Make every edge join neighbouring layers: labels and bends become vertices of their own.

The boxes keep the even layers and the labels get the odd ones, so that a label lies on its edge between two rows of
boxes, and no label can meet a box (Gansner, Koutsofios, North and Vo, «A technique for drawing directed graphs», 1993,
section 5.3). Where an edge passes a layer it has a dummy vertex there (Sugiyama, Tagawa and Toda, 1981). Below their
labels, edges to one target share their dummies: they join one trunk, as it no longer matters which of them one has
followed. Linear in edges times layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.flows.drawing.graph import Edge

Size = tuple[int, int]
"""Width and height."""
Link = tuple[int, int]
"""A vertex and one in the layer below it."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A box, a label or a bend."""

    layer: int
    width: int = 0
    height: int = 0
    box: int = -1
    """The box it is, or -1."""
    label: int = -1
    """The edge whose label it is, or -1."""
    leads_to: int = -1
    """The box at the end of the edge; a box leads to itself."""

    @property
    def dummy(self) -> bool:
        """Nothing is drawn here but a line."""
        return self.box < 0 and self.label < 0


@dataclass(frozen=True, slots=True)
class Proper:
    """A graph whose links all join one layer to the next; the boxes are its first vertices."""

    vertices: tuple[Vertex, ...]
    links: tuple[Link, ...]
    """Each once."""
    sure: frozenset[Link]
    """The links of edges that are always taken."""
    main: frozenset[Link]
    """The links from each question to the next one, which are drawn straight where possible."""
    right: frozenset[int]
    """The boxes to the right of the others."""
    joined: frozenset[int]
    """The boxes that several edges lead to."""

    def rows(self) -> list[list[int]]:
        """The vertices by layer."""
        rows: list[list[int]] = [[] for _ in range(max((v.layer for v in self.vertices), default=-1) + 1)]
        for index, vertex in enumerate(self.vertices):
            rows[vertex.layer].append(index)
        return rows

    def above(self) -> list[list[int]]:
        """For each vertex those that lead to it."""
        above: list[list[int]] = [[] for _ in self.vertices]
        for upper, lower in self.links:
            above[lower].append(upper)
        return above

    def below(self) -> list[list[int]]:
        """For each vertex those that it leads to."""
        below: list[list[int]] = [[] for _ in self.vertices]
        for upper, lower in self.links:
            below[upper].append(lower)
        return below


def make_proper(
    boxes: Sequence[Size], labels: Sequence[Size], edges: Sequence[Edge], layers: Sequence[int], most: int
) -> Proper:
    """The proper graph; a label without width is no label. `most` is how wide a layer of labels should be."""
    vertices = [Vertex(2 * layers[i], width, height, box=i, leads_to=i) for i, (width, height) in enumerate(boxes)]
    places = _label_layers(labels, edges, layers, most)
    trunks: dict[tuple[int, int], int] = {}

    def vertex_at(layer: int, index: int) -> int:
        target = edges[index].target
        if layer == 2 * layers[target]:
            return target
        # Below its label an edge looks like every other edge to the same box, so they share one trunk.
        if layer > places.get(index, -1) and (target, layer) in trunks:
            return trunks[target, layer]
        if layer == places.get(index):
            width, height = labels[index]
            vertices.append(Vertex(layer, width, height, label=index, leads_to=target))
        else:
            vertices.append(Vertex(layer, leads_to=target))
        if layer > places.get(index, -1):
            trunks[target, layer] = len(vertices) - 1
        return len(vertices) - 1

    links: dict[Link, bool] = {}
    main: set[Link] = set()
    to_next = _to_next_question(edges, layers)
    for index, edge in enumerate(edges):
        upper = edge.source
        for layer in range(2 * layers[edge.source] + 1, 2 * layers[edge.target] + 1):
            lower = vertex_at(layer, index)
            links[upper, lower] = links.get((upper, lower), False) or edge.sure
            if index in to_next:
                main.add((upper, lower))
            upper = lower
    targets = [edge.target for edge in edges]
    return Proper(
        tuple(vertices),
        tuple(links),
        sure=frozenset(link for link in links if links[link]),
        main=frozenset(main),
        right=_on_the_right(edges, layers),
        joined=frozenset(target for target in targets if targets.count(target) > 1),
    )


def _label_layers(labels: Sequence[Size], edges: Sequence[Edge], layers: Sequence[int], most: int) -> dict[int, int]:
    """The layer of each label: right below the question, or further down its edge where there is no room.

    Those with the least choice come first.
    """
    filled: dict[int, int] = {}
    places: dict[int, int] = {}
    spans = [layers[edge.target] - layers[edge.source] for edge in edges]
    for index in sorted(range(len(edges)), key=lambda i: (spans[i], i)):
        width = labels[index][0]
        if width:
            first = 2 * layers[edges[index].source] + 1
            choices = range(first, first + 2 * spans[index], 2)
            fitting = [layer for layer in choices if filled.get(layer, 0) + width <= most]
            layer = fitting[0] if fitting else min(choices, key=lambda each: filled.get(each, 0))
            filled[layer] = filled.get(layer, 0) + width
            places[index] = layer
    return places


def _on_the_right(edges: Sequence[Edge], layers: Sequence[int]) -> frozenset[int]:
    """The outcomes, if there is one question after the other: then the questions are read from top to bottom."""
    asks = {edge.source for edge in edges}
    in_file = len({layers[box] for box in asks}) == len(asks)
    return frozenset(range(len(layers))) - asks if in_file else frozenset()


def _to_next_question(edges: Sequence[Edge], layers: Sequence[int]) -> frozenset[int]:
    """For each question the edge to the one that is nearest below it."""
    asks = {edge.source for edge in edges}
    nearest: dict[int, int] = {}
    for index, edge in enumerate(edges):
        if edge.target in asks:
            best = nearest.setdefault(edge.source, index)
            if layers[edge.target] < layers[edges[best].target]:
                nearest[edge.source] = index
    return frozenset(nearest.values())
