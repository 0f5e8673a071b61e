"""Neighbours stay apart, and long edges are straight."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from builder.flows.drawing.coordinates import across, separation
from builder.flows.drawing.crossings import ordered
from builder.flows.drawing.graph import Edge
from builder.flows.drawing.proper import Proper
from tests.flows.drawing.random_graphs import proper_of, propers


@given(propers())
def test_neighbours_stay_apart(graph: Proper) -> None:
    """In every layer, and nothing begins left of 0."""
    rows = ordered(graph)
    x = across(graph, rows)
    assert 0 == min(middle - vertex.width // 2 for middle, vertex in zip(x, graph.vertices, strict=True))
    for row in rows:
        assert all(x[right] - x[left] >= separation(graph, left, right) for left, right in pairwise(row))


def test_questions_in_a_line_stand_below_each_other() -> None:
    """With an outcome beside each of them and a long edge past them all."""
    edges = [Edge(0, 1), Edge(1, 2), Edge(0, 3), Edge(1, 4), Edge(2, 5), Edge(2, 6), Edge(0, 6)]
    graph = proper_of([(100, 20)] * 7, [(60, 15)] * 7, edges)
    x = across(graph, ordered(graph))
    assert x[0] == x[1] == x[2]
    bends = [index for index, vertex in enumerate(graph.vertices) if vertex.dummy]
    assert 1 == len({x[index] for index in bends})
