"""The diagram says what the rules say, and no more than it must."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from builder.flows.compile import compile_cases, compile_condition, compile_flow
from builder.flows.conditions import All, Literal
from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.diagram import Leaf
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Option, Question
from builder.flows.walk import possible_from, walk
from builder.problems import Location
from tests.flows import naive
from tests.flows.random_flows import flows
from tests.flows.ways import decide
from tests.properties import examples

HERE = Location("flow.yaml")


@settings(max_examples=examples(15), deadline=None)
@given(flows())
def test_the_diagram_equals_a_naive_reading(flow: Flow) -> None:
    """For every combination of answers the diagram gives the outcome and the rule of a direct reading."""
    diagram = compile_flow(flow)
    counted: dict[tuple[str | None, str | None], int] = {}
    for answers in naive.every_combination(flow):
        leaf = diagram.leaves[~walk(diagram, answers).reference]
        expected = naive.decide(flow, answers)
        assert (leaf.outcome, leaf.rule) == expected
        counted[expected] = counted.get(expected, 0) + 1
    assert combinations(diagram) == sum(counted.values())
    assert (
        dict(zip(((e.outcome, e.rule) for e in diagram.leaves), combinations_per_leaf(diagram), strict=True)) == counted
    )


@settings(max_examples=examples(10), deadline=None)
@given(flows())
def test_the_diagram_is_reduced(flow: Flow) -> None:
    """No node has children that are all one, no two nodes are equal, and parents come before children."""
    diagram = compile_flow(flow)
    assert len(set(diagram.nodes)) == len(diagram.nodes)
    for reference, node in enumerate(diagram.nodes):
        assert len(set(node.children)) > 1
        assert all(child < 0 or child > reference for child in node.children)
        assert all(child < 0 or diagram.nodes[child].variable > node.variable for child in node.children)


@settings(max_examples=examples(12), deadline=None)
@given(flows())
def test_partial_answers_reach_what_their_completions_reach(flow: Flow) -> None:
    """The possible ends under some answers are those of their completions, and a condition is decided likewise."""
    diagram = compile_flow(flow)
    condition = compile_condition(flow.rules[0].when, flow)
    first = next(iter(flow.questions))
    reached: dict[tuple[str, ...], set[tuple[str | None, str | None]]] = {}
    held: dict[tuple[str, ...], set[bool]] = {}
    for answers in naive.every_combination(flow):
        reached.setdefault(answers[first], set()).add(naive.decide(flow, answers))
        held.setdefault(answers[first], set()).add(naive.holds(flow.rules[0].when, flow, answers))
    for answer, expected in reached.items():
        leaves = [diagram.leaves[~r] for r in possible_from(diagram, diagram.root, {first: answer})]
        assert {(leaf.outcome, leaf.rule) for leaf in leaves} == expected
        decided = decide(condition, {first: answer})
        assert ({True, False} if decided is None else {decided}) == held[answer]


def _chain(length: int) -> dict[str, Question]:
    options = (Option("x", "X", HERE), Option("y", "Y", HERE))
    return {f"q{i}": Question(f"q{i}", f"{i}?", options, HERE) for i in range(length)}


def test_too_many_states_name_the_questions() -> None:
    """Pairs of questions far apart multiply: the bound is met and the questions still open are named."""
    questions = _chain(24)
    cases = [
        (All((Literal(f"q{i}", frozenset({"x"})), Literal(f"q{i + 12}", frozenset({"x"})))), Leaf("a", f"r{i}"))
        for i in range(12)
    ]
    with pytest.raises(TooManyStatesError) as raised:
        compile_cases(cases, Leaf("b", None), questions, {}, {}, max_states=500)
    assert 500 == raised.value.states
    assert set(raised.value.questions) <= set(questions)
    assert len(raised.value.questions) == 6


def test_one_rule_for_everything_asks_nothing() -> None:
    """A flow whose advice never changes has no node at all."""
    diagram = compile_cases([(All(()), Leaf("a", "r1"))], Leaf(None, None), _chain(3), {}, {})
    assert () == diagram.nodes
    assert (Leaf("a", "r1"),) == diagram.leaves
