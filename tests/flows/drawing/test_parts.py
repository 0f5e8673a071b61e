"""A graph that is too large is cut into parts that refer to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.flows.drawing.graph import Box, Edge
from builder.flows.drawing.parts import parts_of
from tests.flows.drawing.random_graphs import edges, graph_from


def test_a_small_graph_is_one_part() -> None:
    """It stays as it is."""
    graph = graph_from(3, [Edge(0, 1), Edge(0, 2)])
    assert [graph] == parts_of(graph)


def test_a_branch_is_cut_off() -> None:
    """Two branches of three questions each: the second one becomes a part of its own, the outcome stands in both."""
    branch = [Edge(1, 2), Edge(2, 3), Edge(3, 7), Edge(4, 5), Edge(5, 6), Edge(6, 7)]
    first, second = parts_of(graph_from(8, [Edge(0, 1), Edge(0, 4), *branch]), largest=5)
    assert ["Box 0", "Box 1", "Box 2", "Box 3", "Box 4", "Box 7"] == [box.text for box in first.boxes]
    assert Box("Box 4", "elsewhere", "see part 2") == first.boxes[4]
    assert ["Box 4", "Box 5", "Box 6", "Box 7"] == [box.text for box in second.boxes]
    assert (Edge(0, 1), Edge(1, 2), Edge(2, 3)) == second.edges


def test_a_question_that_two_branches_lead_to_stays_above_them() -> None:
    """Box 3 is asked after 1 and after 2, so a part that begins at one of them does not hold it."""
    found = [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 4), Edge(4, 3), Edge(3, 5)]
    for part in parts_of(graph_from(6, found), largest=3):
        own = [box.text for box in part.boxes if box.kind == "question"]
        assert ("Box 3" in own) == ("Box 0" in own)


@given(edges(30), st.integers(2, 8))
def test_parts_hold_everything_once(drawn: tuple[int, list[Edge]], largest: int) -> None:
    """Each question in one part and each edge in the part of its question, leading to the same words."""
    count, found = drawn
    graph = graph_from(count, found)
    parts = parts_of(graph, largest)
    asked = [box.text for part in parts for box in part.boxes if box.kind == "question"]
    assert sorted(asked) == sorted(box.text for box in graph.boxes if box.kind == "question")
    drawn_edges = [(p.boxes[e.source].text, p.boxes[e.target].text) for p in parts for e in p.edges]
    assert sorted(drawn_edges) == sorted((graph.boxes[e.source].text, graph.boxes[e.target].text) for e in found)
    for part in parts:
        for box in part.boxes:
            if box.kind == "elsewhere":
                number = int(box.note.removeprefix("see part "))
                assert box.text in [other.text for other in parts[number - 1].boxes if other.kind == "question"]
