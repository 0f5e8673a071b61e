"""Labels and bends are vertices, and every edge is still there."""

from __future__ import annotations

from hypothesis import given

from builder.flows.drawing.graph import Edge
from builder.flows.drawing.proper import Size, make_proper
from tests.flows.drawing.random_graphs import proper_of, sized


@given(sized())
def test_links_join_neighbouring_layers(drawn: tuple[list[Size], list[Size], list[Edge]]) -> None:
    """Boxes lie in even layers, labels in odd ones, and each edge has a way that passes its own label and no other."""
    boxes, labels, found = drawn
    graph = proper_of(boxes, labels, found)
    below = graph.below()
    assert all(graph.vertices[lower].layer == graph.vertices[upper].layer + 1 for upper, lower in graph.links)
    assert all(v.layer % 2 == (v.label >= 0) for v in graph.vertices if not v.dummy)
    for index, edge in enumerate(found):
        ends = {edge.source}
        passed = set()
        while edge.target not in ends:
            ends = {
                c
                for e in ends
                for c in below[e]
                if graph.vertices[c].leads_to == edge.target and _may(graph.vertices[c].label, index)
            }
            passed |= {graph.vertices[c].label for c in ends}
            assert ends
        assert (index in passed) == (labels[index] != (0, 0))


def _may(label: int, index: int) -> bool:
    return label in (-1, index)


def test_edges_to_one_box_share_a_trunk() -> None:
    """Two edges to a box far below have one bend in each layer that both pass."""
    edges = [Edge(0, 1, ("a",)), Edge(0, 3, ("b",)), Edge(1, 2, ("c",)), Edge(1, 3, ("d",)), Edge(2, 3, ("e",))]
    graph = make_proper([(100, 20)] * 4, [(50, 15)] * 5, edges, [0, 1, 2, 3], 500)
    dummies = [vertex.layer for vertex in graph.vertices if vertex.dummy]
    assert [2, 3, 4, 5] == sorted(dummies)


def test_a_label_goes_where_there_is_room() -> None:
    """Of two labels of which only one fits below the question, the one with the longer way goes down."""
    graph = make_proper([(50, 20)] * 4, [(80, 15)] * 2, [Edge(0, 3), Edge(0, 1)], [0, 1, 2, 2], 100)
    assert {0: 3, 1: 1} == {v.label: v.layer for v in graph.vertices if v.label >= 0}


def test_outcomes_stand_on_the_right_of_one_line_of_questions() -> None:
    """Not so where two questions share a layer."""
    edges = [Edge(0, 1), Edge(0, 2), Edge(1, 2), Edge(1, 3)]
    assert {2, 3} == make_proper([(50, 20)] * 4, [(0, 0)] * 4, edges, [0, 1, 2, 2], 500).right
    edges = [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 3)]
    assert set() == make_proper([(50, 20)] * 4, [(0, 0)] * 4, edges, [0, 1, 1, 2], 500).right
