"""An order of the questions is looked for where the written one is refused; the advice is the same in any order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings

from builder.flows import annealed_order
from builder.flows.annealed_order import annealed, compile_in_some_order
from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.follow_ups import FollowUps
from builder.flows.model import Flow
from builder.flows.walk import walk
from builder.render.flows.export import export_flow
from builder.site import FlowPage
from tests.flows import naive
from tests.flows.naive import flow_of
from tests.flows.random_flows import flows
from tests.properties import examples

PAIRS = range(12)
BOUND = 2_000
"""States that these pairs pass as they are written, in less time than the bound of the program takes."""


def pairs(names: list[str], number: int) -> str:
    """Conditions that two answers fulfil, which stand half of all answers apart."""
    return ", ".join(f"{{all: [{names[n]}, {names[number + n]}]}}" for n in range(number))


def apart() -> Flow:
    """A flow that compares each of 12 questions with one of 12 others that come later."""
    ids = [f"{letter}{n}" for letter in "ab" for n in PAIRS]
    asked = "".join(f"  {id_}: {{ask: '{id_}?', options: {{x: X, y: Y}}}}\n" for id_ in ids)
    when = pairs([f"{{{id_}: x}}" for id_ in ids], len(PAIRS))
    rules = f"[{{when: {{any: [{when}]}}, advise: a}}, {{otherwise: b}}]"
    return flow_of(f"format: 1\ntitle: T\nsummary: S\nquestions:\n{asked}rules: {rules}\n")


def boxes() -> Flow:
    """One question of 24 boxes, of which the rules look at pairs."""
    ids = [f"o{n}" for n in range(2 * len(PAIRS))]
    when = pairs([f"{{q: {id_}}}" for id_ in ids], len(PAIRS))
    options = ", ".join(f"{id_}: The box {id_}" for id_ in ids)
    rules = f"[{{when: {{any: [{when}]}}, advise: a}}, {{otherwise: b}}]"
    return flow_of(
        "format: 1\ntitle: T\nsummary: S\n"
        f"questions: {{q: {{ask: Q?, choose: many, options: {{{options}}}}}}}\nrules: {rules}\n"
    )


@cache
def in_some_order(make: Callable[[], Flow]) -> tuple[Flow, Diagram]:
    """One of these flows as it is asked, made once in a process."""
    return compile_in_some_order(make(), BOUND)


@settings(max_examples=examples(15), deadline=None)
@given(flows())
def test_the_advice_is_the_same_in_any_order(flow: Flow) -> None:
    """Every combination of answers leads to the outcome and the rule of a direct reading."""
    found = annealed(flow)
    assert list(found.questions) == list(flow.questions)
    diagram = compile_flow(found)
    for answers in naive.every_combination(flow):
        leaf = diagram.leaves[~walk(diagram, answers).reference]
        assert (leaf.outcome, leaf.rule) == naive.decide(flow, answers)


def test_the_written_order_is_kept_where_it_has_few_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked for."""
    monkeypatch.setattr(annealed_order, "annealed", None)
    flow = flow_of(
        "format: 1\ntitle: T\nsummary: S\nquestions: {q: {ask: Q?, options: {x: X, y: Y}}}\n"
        "rules: [{when: {q: x}, advise: a}, {otherwise: b}]\n"
    )
    assert compile_in_some_order(flow)[0] is flow


def test_questions_that_belong_together_come_together() -> None:
    """2¹² states as written are two for each question in the order that is found, the same one each time."""
    flow = apart()
    found, diagram = in_some_order(apart)
    assert list(found.proof_order) != list(flow.questions), "as written, it should have been refused"
    assert len(diagram.nodes) <= 100
    assert found.proof_order == annealed(flow).proof_order


def test_boxes_of_one_question_are_looked_at_in_any_order() -> None:
    """Readers see the boxes as they are written; the diagram and what a page carries name each one."""
    flow = boxes()
    found, diagram = in_some_order(boxes)
    assert found.questions["q"].boxes != flow.questions["q"].boxes, "as written, it should have been refused"
    assert len(diagram.nodes) <= 100
    assert found.questions["q"].options == flow.questions["q"].options
    page = FlowPage("flow.yaml", found, diagram, diagram, {})
    assert export_flow(page)["variables"] == [["q", option] for option in found.questions["q"].boxes]
    for ticked, outcome in ((("o0", "o12"), "a"), (("o0", "o13"), "b"), (("none",), "b"), (("o5", "o9", "o21"), "a")):
        assert diagram.leaves[~walk(diagram, {"q": ticked}).reference].outcome == outcome
    assert FollowUps(found, diagram, {}, {}).own["q"] == list(range(24))


def test_the_written_order_is_kept_where_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the bound on states, which is higher than that from which on an order is looked for."""
    flow = apart()
    monkeypatch.setattr(annealed_order, "WRITTEN", 1_000)
    monkeypatch.setattr(annealed_order, "TRIES", ((1, 10), (2, 10)))
    found, diagram = compile_in_some_order(flow)
    assert found is flow
    assert len(diagram.nodes) > 1_000


def test_moves_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """With none, the order is the written one, and the refusal names the questions as before."""
    monkeypatch.setattr(annealed_order, "MAX_LOOKS", 0)
    monkeypatch.setattr(annealed_order, "TRIES", ((1, 1_000), (2, BOUND)))
    flow = apart()
    assert annealed(flow) == flow
    with pytest.raises(TooManyStatesError) as refused:
        compile_in_some_order(flow, BOUND)
    assert set(refused.value.questions) <= set(flow.questions)
