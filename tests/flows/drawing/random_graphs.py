"""Random graphs to place, and the proper graphs made from them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from builder.flows.drawing.graph import Box, Edge, Graph
from builder.flows.drawing.layers import layers_of
from builder.flows.drawing.proper import Proper, Size, make_proper

PAGE = 500


@st.composite
def edges(draw: st.DrawFn, most: int = 14) -> tuple[int, list[Edge]]:
    """A number of boxes, and edges from earlier to later ones; every box but the first one is reached."""
    count = draw(st.integers(1, most))
    pairs = [(draw(st.integers(0, box - 1)), box) for box in range(1, count)]
    if count > 1:
        more = st.tuples(st.integers(0, count - 2), st.integers(1, count - 1))
        pairs += [(source, target) for source, target in draw(st.lists(more, max_size=2 * count)) if source < target]
    return count, [Edge(source, target, sure=draw(st.booleans())) for source, target in dict.fromkeys(pairs)]


@st.composite
def sized(draw: st.DrawFn) -> tuple[list[Size], list[Size], list[Edge]]:
    """Boxes, labels for the edges, some of which have none, and the edges."""
    count, found = draw(edges())
    even = st.integers(20, 90).map(lambda half: 2 * half)
    box = st.tuples(even, st.integers(20, 80))
    label = st.tuples(even, st.integers(15, 60)) | st.just((0, 0))
    boxes = draw(st.lists(box, min_size=count, max_size=count))
    return boxes, draw(st.lists(label, min_size=len(found), max_size=len(found))), found


def proper_of(boxes: Sequence[Size], labels: Sequence[Size], found: Sequence[Edge]) -> Proper:
    """The proper graph of what was drawn."""
    layers = layers_of([width for width, _ in boxes], [(edge.source, edge.target) for edge in found], PAGE)
    return make_proper(boxes, labels, found, layers, PAGE)


def propers() -> st.SearchStrategy[Proper]:
    """Random proper graphs."""
    return sized().map(lambda drawn: proper_of(*drawn))


def graph_from(count: int, found: Sequence[Edge]) -> Graph:
    """A graph whose boxes are questions where an edge begins, else outcomes."""
    asks = {edge.source for edge in found}
    boxes = [Box(f"Box {index}", "question" if index in asks else "outcome") for index in range(count)]
    return Graph(tuple(boxes), tuple(found))
