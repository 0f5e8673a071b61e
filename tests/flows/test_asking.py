"""Readers are asked in the written order, whatever order a flow is proved in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows import asking
from builder.flows.asking import asking_of
from builder.flows.batch import answerer
from tests.flows import naive
from tests.flows.random_flows import flows, otherwise_proved
from tests.flows.test_annealed_order import apart, in_some_order
from tests.flows.told import Told, telling, tellings
from tests.properties import examples


def replies(told: Told, answers: Sequence[Mapping[str, Sequence[str]]]) -> list[dict[str, object]]:
    """Everything that is said to readers, by the command that answers for them."""
    answer = answerer(told.flow, told.page.diagram, told.page.follow_ups)
    return [json.loads(answer(json.dumps(each)).json) for each in answers]


@settings(max_examples=examples(25), deadline=None)
@given(tellings(flows(complete=True, limits=False)), st.data())
def test_the_order_of_the_proof_makes_no_difference(told: Told, data: st.DataObject) -> None:
    """The same question comes next, as much is possible, and the advice is the same, with its reasons and changes.

    Only the number of questions that can still come is another one: those that may matter, on whichever way.
    """
    other = telling(data.draw(otherwise_proved(told.flow)), told.paragraphs)
    every = data.draw(st.lists(st.sampled_from(list(naive.every_combination(told.flow))), min_size=1, max_size=5))
    some = [{q: each[q] for q in each if q not in data.draw(st.sets(st.sampled_from(list(each))))} for each in every]
    for one, another in zip(replies(told, every + some), replies(other, every + some), strict=True):
        if "outcome" not in one:
            fewest, most = one.pop("at_most"), another.pop("at_most")
            assert isinstance(fewest, int)
            assert isinstance(most, int)
            assert fewest <= most <= len(told.flow.questions)
        assert one == another


@settings(max_examples=examples(25), deadline=None)
@given(tellings(flows(complete=True, limits=False)), st.data())
def test_each_answer_leaves_fewer_questions(told: Told, data: st.DataObject) -> None:
    """The number of those that can still come falls with every answer, to none."""
    other = telling(data.draw(otherwise_proved(told.flow)), told.paragraphs)
    answers = data.draw(st.sampled_from(list(naive.every_combination(told.flow))))
    known: dict[str, Sequence[str]] = {}
    (said,) = replies(other, [known])
    while "next" in said:
        before, known = said["at_most"], known | {str(said["next"]): answers[str(said["next"])]}
        (said,) = replies(other, [known])
        left = said.get("at_most", 0)
        assert isinstance(before, int)
        assert isinstance(left, int)
        assert left < before


def test_questions_far_apart_are_asked_as_they_are_written() -> None:
    """All of the first half of the flow comes before the second, of which a pair is the next one in the proof."""
    flow, diagram = in_some_order(apart)
    asked = asking_of(flow, diagram)
    assert asked.at_most(asked.root, {}) == 24
    position = asked.walk(dict.fromkeys(list(flow.questions)[:11], ("y",)))
    assert (position.asked, asked.question(position.reference)) == (tuple(flow.questions)[:11], "a11")
    assert asked.at_most(position.reference, {}) == 2, "of eleven pairs nothing is left"
    position = asked.walk({question: ("y",) for question in flow.questions if question != "b3"} | {"a3": ("x",)})
    assert asked.question(position.reference) == "b3"
    assert asked.possible(position.reference) == ["a", "b"]


def test_what_is_left_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many readers are asked, and they are told the same."""
    monkeypatch.setattr(asking, "MAX_LEFT", 50)
    flow, diagram = in_some_order(apart)
    asked = asking_of(flow, diagram)
    for number in range(40):
        answers: naive.Answers = {
            id_: ("x" if number >> place % 6 & 1 else "y",) for place, id_ in enumerate(flow.questions)
        }
        leaf = diagram.leaves[~asked.walk(answers).reference]
        assert (leaf.outcome, leaf.rule) == naive.decide(flow, answers)
    assert len(asked._left.nodes) < 2_000  # type: ignore[attr-defined]  # of one that asks by support
