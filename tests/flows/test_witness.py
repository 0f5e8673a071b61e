"""A witness is real, short, and in the questions' own words."""

from __future__ import annotations

from hypothesis import given, settings

from builder.flows.compile import compile_flow
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE
from builder.flows.walk import walk
from builder.flows.witness import answers_in_words, shortest_answers
from tests.flows import naive
from tests.flows.random_flows import flows
from tests.properties import examples


@settings(max_examples=examples(12), deadline=None)
@given(flows())
def test_the_answers_lead_to_the_leaf_by_fewest_questions(flow: Flow) -> None:
    """Walking a witness ends at its leaf, and no combination gets there with fewer questions."""
    diagram = compile_flow(flow)
    fewest: dict[int, int] = {}
    for answers in naive.every_combination(flow):
        position = walk(diagram, answers)
        fewest[position.reference] = min(fewest.get(position.reference, 99), len(position.asked))
    for reference, questions in fewest.items():
        answers = shortest_answers(diagram, reference)
        assert reference == walk(diagram, answers).reference
        assert questions == len(answers)


def test_words_are_those_of_the_questions() -> None:
    """Questions and labels as the reader sees them."""
    flow = naive.flow_of(
        "{format: 1, title: T, summary: S, questions: {q: {ask: 'Ill?', choose: many, options: {x: Fever, y: Cough}}},"
        " rules: [{when: {q: {all-of: [x, y]}}, advise: a}, {otherwise: b}]}"
    )
    assert "Ill? “Fever” + “Cough”" == answers_in_words(flow, {"q": ("x", "y")})
    assert "Ill? “None of these”" == answers_in_words(flow, {"q": (NONE,)})
    assert "whatever is answered" == answers_in_words(flow, {})
