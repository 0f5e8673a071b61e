"""The questions after the outcome are those of flow-semantics.md, read slowly; so is the number that is left.

Rooms: builder/flows.
"""

from __future__ import annotations

import json
from math import prod

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.flows.at_most import at_most
from builder.flows.batch import answerer
from builder.flows.conditions import AnyOf, Literal
from builder.flows.interview_length import interview_length
from builder.flows.model import Flow
from builder.flows.walk import walk
from tests.flows import naive, naive_after
from tests.flows.naive import flow_of
from tests.flows.random_flows import flows, trees
from tests.flows.told import Told, telling, tellings
from tests.flows.ways import decide
from tests.properties import examples

MOST = 300
"""The most combinations of a flow that are read slowly."""


def few(flow: Flow) -> bool:
    """True for a flow with few combinations."""
    return prod(len(naive.every_answer(question)) for question in flow.questions.values()) <= MOST


EITHER = tellings((flows(most_questions=3, complete=True) | trees(most_questions=4)).filter(few))


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(EITHER, st.data())
def test_the_same_questions_follow(told: Told, data: st.DataObject) -> None:
    """The same questions in the same order, the same one next, the same number left, and paragraphs shown alike."""
    page, follow_ups = told.page, told.follow_ups
    reading = naive_after.Reading(told.flow, told.paragraphs, told.needs)
    for complete in data.draw(st.lists(st.sampled_from(reading.everyone), min_size=1, max_size=3)):
        unanswered = data.draw(st.sets(st.sampled_from(list(complete))))
        answers = {question: given for question, given in complete.items() if question not in unanswered}
        position = walk(page.diagram, answers)
        if position.reference >= 0:
            open_ = follow_ups.still_open(position.asked, position.counted)
            assert at_most(page.diagram, position.reference, open_) == reading.at_most(answers)
            continue
        outcome = page.diagram.leaves[~position.reference].outcome or ""
        found = follow_ups.follow(outcome, position.asked, {**answers, **position.counted})
        asked, coming = reading.after(answers)
        assert ([*position.asked, *found.asked], found.next) == (list(asked), coming)
        assert len(found.open) == reading.at_most(answers)
        assert reading.outcome_stands(complete)
        read = page.outcomes[outcome].reads if outcome else ()
        for paragraph, condition in zip(told.paragraphs.get(outcome, ()), read, strict=True):
            assert reading.shown(paragraph, asked) is decide(condition, asked)


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(EITHER, st.data())
def test_the_number_left_falls_with_every_answer(told: Told, data: st.DataObject) -> None:
    """From the start to the last question after the outcome, by at least one each."""
    answer = answerer(told.flow, told.page.diagram, told.follow_ups)
    complete = data.draw(st.sampled_from(list(naive.every_combination(told.flow))))
    answers: dict[str, list[str]] = {}
    said, left = json.loads(answer(json.dumps(answers)).json), 10**9
    while "next" in said:
        assert said["at_most"] < left
        left = said["at_most"]
        answers[said["next"]] = list(complete[said["next"]])
        said = json.loads(answer(json.dumps(answers)).json)
    assert left > 0


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(EITHER)
def test_the_numbers_of_questions(told: Told) -> None:
    """Fewest, on average and most, as if every combination were asked."""
    reading, length = (
        naive_after.Reading(told.flow, told.paragraphs, told.needs),
        interview_length(told.page.diagram, told.follow_ups),
    )
    numbers = [len(reading.after(answers)[0]) for answers in reading.everyone if naive.gets(told.flow, answers)[0]]
    assert (min(numbers), max(numbers)) == (length.fewest, length.most)
    assert length.average is not None
    assert abs(sum(numbers) / len(numbers) - length.average) < 1e-9
    assert length.exact


def test_beyond_the_bound_the_most_is_a_bound() -> None:
    """Too many cases are not counted: the number is never too low, and said to be a bound."""
    text = "".join(f"  q{n}: {{ask: 'Q?', options: {{x: X, y: Y}}}}\n" for n in range(6))
    flow = flow_of(
        f"format: 1\ntitle: T\nsummary: S\nquestions:\n{text}rules: [{{when: {{q0: x}}, advise: a}}, {{otherwise: b}}]"
    )
    both = tuple(AnyOf((Literal("q1", frozenset("x")), Literal(f"q{n}", frozenset("x")))) for n in range(2, 6))
    page = telling(flow, {"a": both, "b": ()}).page
    exact, bounded = (interview_length(page.diagram, page.follow_ups, most) for most in (1_000, 3))
    assert (1, 6, True) == (exact.fewest, exact.most, exact.exact)
    assert (1, 6, False) == (bounded.fewest, bounded.most, bounded.exact)


def test_what_is_settled_is_not_asked() -> None:
    """A paragraph that earlier answers settle asks nothing; a question that rules read is asked where it is marked."""
    flow = flow_of(
        "{format: 1, title: T, summary: S, questions: {"
        " p: {ask: 'P?', choose: many, options: {x: X, y: Y}}, q: {ask: 'Q?', options: {u: U, v: V}, ask-after: a},"
        " r: {ask: 'R?', options: {u: U, v: V}}},"
        " rules: [{when: {p: x}, advise: a}, {when: {q: u}, advise: b}, {otherwise: c}]}"
    )
    q, r, y = Literal("q", frozenset("u")), Literal("r", frozenset("u")), Literal("p", frozenset("y"))
    page = telling(flow, {"a": (q, AnyOf((y, r))), "b": (), "c": (q,)}).page
    assert {"a": ("q", "r")} == page.follow_ups.askable
    answer = answerer(flow, page.diagram, page.follow_ups)
    said = [json.loads(answer(line).json) for line in ('{"p": "x"}', '{"p": ["x", "y"]}', '{"p": "y", "q": "v"}')]
    assert [("q", 2), ("q", 1), (None, None)] == [(each.get("next"), each.get("at_most")) for each in said]
    assert "c" == said[2]["outcome"]


@pytest.mark.long
def test_long_ways_are_counted() -> None:
    """A tree as long as a flow may be, and as many questions after an outcome."""
    ids = [f"q{n}" for n in range(280)]
    asks = [f"  {i}: {{ask: 'Q?', options: {{x: {{label: X, go: {j}}}, y: {{label: Y, go: b}}}}}}\n"
            for i, j in zip(ids, [*ids[1:], "a"], strict=True)]  # fmt: skip
    start = "format: 1\ntitle: T\nsummary: S\nquestions:\n"
    tree = flow_of(f"{start}{''.join(asks)}  z: {{ask: 'Z?', options: {{x: X, y: Y}}}}\n")
    last, more = Literal(ids[-1], frozenset("y")), Literal("z", frozenset("x"))
    page = telling(tree, {"a": (more,), "b": (last, more)}).page
    length = interview_length(page.diagram, page.follow_ups)
    assert (2, 3.0, 281) == (length.fewest, length.average, length.most)
    plain = "".join(f"  {i}: {{ask: 'Q?', options: {{x: X, y: Y}}}}\n" for i in ids)
    rules = flow_of(f"{start}{plain}rules: [{{otherwise: a}}]\n")
    page = telling(rules, {"a": tuple(Literal(i, frozenset("x")) for i in ids)}).page
    length = interview_length(page.diagram, page.follow_ups)
    assert (280, 280.0, 280) == (length.fewest, length.average, length.most)
