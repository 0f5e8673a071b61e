"""The order of the layers has few crossings, which are counted rightly."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given

from builder.flows.drawing.crossings import Rows, as_met, crossings, ordered
from builder.flows.drawing.graph import Edge
from builder.flows.drawing.proper import Proper
from tests.flows.drawing.random_graphs import proper_of, propers


def counted_one_by_one(graph: Proper, rows: Rows) -> int:
    """Every pair of links looked at."""
    place = {vertex: (layer, index) for layer, row in enumerate(rows) for index, vertex in enumerate(row)}
    total = 0
    for (a, b), (c, d) in combinations(graph.links, 2):
        if place[a][0] == place[c][0]:
            total += (place[a][1] - place[c][1]) * (place[b][1] - place[d][1]) < 0
    return total


@given(propers())
def test_crossings_are_counted(graph: Proper) -> None:
    """The tree of sums finds as many as looking at every pair."""
    rows = as_met(graph)
    assert counted_one_by_one(graph, rows) == crossings(graph, rows)


@given(propers())
def test_sorting_never_makes_it_worse(graph: Proper) -> None:
    """Every vertex stays in its layer, what belongs on the right is there, and no crossing is added."""
    rows = ordered(graph)
    assert [sorted(row) for row in rows] == [sorted(row) for row in graph.rows()]
    for row in rows:
        right = [graph.vertices[vertex].leads_to in graph.right for vertex in row]
        assert right == sorted(right)
    assert crossings(graph, rows) <= crossings(graph, as_met(graph))


def test_what_can_be_drawn_without_crossings_is() -> None:
    """Two questions that lead to the outcomes of each other crosswise."""
    edges = [Edge(0, 1), Edge(0, 2), Edge(1, 5), Edge(1, 6), Edge(2, 3), Edge(2, 4)]
    graph = proper_of([(50, 20)] * 7, [(0, 0)] * 6, edges)
    assert 0 == crossings(graph, ordered(graph))
