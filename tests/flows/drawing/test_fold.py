"""Nodes share a box where nothing is lost by it, or where there are too many of them."""

from __future__ import annotations

from hypothesis import given, settings

from builder.flows.diagram import Diagram, Leaf, Node
from builder.flows.drawing.fold import by_question, runs
from builder.flows.drawing.layers import in_order
from builder.flows.questions.variable import Variable
from tests.flows.drawing.flows import AT_LEAST_TWO, TINY, WEIGHED, Compiled, any_compiled
from tests.properties import examples


def test_checkboxes_that_follow_one_another_are_one_run() -> None:
    """Until one can be reached in another way, too."""
    assert (0, 0, 2) == runs(TINY[1])
    assert (0, 1, 0, 3) == runs(AT_LEAST_TWO[1])


def test_nodes_of_a_question_are_one() -> None:
    """One answer or several."""
    assert (0, 1, 1, 3) == by_question(WEIGHED[1])
    assert (0, 0, 0, 0) == by_question(AT_LEAST_TWO[1])


def test_questions_whose_order_differs_by_path_stay_apart() -> None:
    """One answer to the first question leads to `b` before `c`, the other to `c` before `b`."""
    variables = tuple(Variable(question, ("x", "y")) for question in "abcd")
    nodes = (Node(0, (1, 2)), Node(1, (3, -1)), Node(2, (4, 5)), Node(2, (5, -1)), Node(1, (5, -2)), Node(3, (-1, -2)))
    diagram = Diagram(variables, nodes, (Leaf("a", None), Leaf("b", None)), 0)
    assert (0, 1, 2, 3, 4, 5) == by_question(diagram)


@settings(max_examples=examples(12), deadline=None)
@given(any_compiled())
def test_folding_makes_no_circle(compiled: Compiled) -> None:
    """Of clusters, each is named after its first node, and there is an order in which all edges lead forward."""
    diagram = compiled[1]
    for clusters in (runs(diagram), by_question(diagram)):
        assert all(clusters[cluster] == cluster <= node for node, cluster in enumerate(clusters))
        links = {
            (clusters[node], clusters[child])
            for node in range(len(diagram.nodes))
            for child in diagram.nodes[node].children
            if child >= 0 and clusters[child] != clusters[node]
        }
        assert len(diagram.nodes) == len(in_order(len(diagram.nodes), sorted(links)))
