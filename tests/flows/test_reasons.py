"""Reasons force the outcome and are minimal; changes are all the single answers that lead elsewhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.asking import Asking
from builder.flows.compile import compile_flow
from builder.flows.counterfactuals import counterfactuals
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.questions.variable import Variable
from builder.flows.sufficient_reason import sufficient_reason
from builder.flows.walk import walk
from tests.flows import naive
from tests.flows.random_flows import flows
from tests.properties import examples


def _value(variable: Variable, answers: naive.Answers) -> int:
    given = answers[variable.question]
    return int(variable.options[0] not in given) if variable.checkbox else variable.options.index(given[0])


def _everyone(flow: Flow) -> list[tuple[naive.Answers, str | None]]:
    """Every combination of answers with its outcome."""
    return [(answers, naive.decide(flow, answers)[0]) for answers in naive.every_combination(flow)]


@settings(max_examples=examples(8), deadline=None)
@given(flows(most_questions=3, limits=False), st.data())
def test_a_reason_is_sufficient_and_minimal(flow: Flow, data: st.DataObject) -> None:
    """By enumeration: with it only one outcome is left, and without any part of it there is another."""
    diagram = compile_flow(flow)
    everyone = [
        (tuple(_value(variable, answers) for variable in diagram.variables), outcome)
        for answers, outcome in _everyone(flow)
    ]

    def outcomes(fixed: dict[int, int]) -> set[str | None]:
        return {outcome for values, outcome in everyone if all(values[v] == value for v, value in fixed.items())}

    for answers, outcome in data.draw(st.lists(st.sampled_from(_everyone(flow)), min_size=1, max_size=8)):
        position = walk(diagram, answers)
        reason = sufficient_reason(diagram, position.values, outcome)
        fixed = {variable: position.values[variable] for variable in reason}
        assert {outcome} == outcomes(fixed)
        for variable in reason:
            assert {outcome} != outcomes({v: value for v, value in fixed.items() if v != variable})


@settings(max_examples=examples(8), deadline=None)
@given(flows(most_questions=3, complete=True, limits=False), st.data())
def test_changes_are_all_that_lead_elsewhere(flow: Flow, data: st.DataObject) -> None:
    """Against every other answer to every question that was asked, followed by every way to answer the rest."""
    diagram = compile_flow(flow)
    everyone = [({q: frozenset(given) for q, given in answers.items()}, o) for answers, o in _everyone(flow)]
    for answers, outcome in data.draw(st.lists(st.sampled_from(_everyone(flow)), min_size=1, max_size=6)):
        asked = {question: answers[question] for question in walk(diagram, answers).asked}
        expected = {}
        for question in map(flow.questions.__getitem__, asked):
            for other in naive.every_answer(question):
                changed = {q: frozenset(given) for q, given in asked.items()} | {question.id: frozenset(other)}
                toggled = (changed[question.id] ^ set(asked[question.id])) - {NONE}
                if isinstance(question.kind, Checkbox) and len(toggled) != 1:
                    continue
                reached = {o for complete, o in everyone if changed.items() <= complete.items()}
                if reached != {outcome}:
                    expected[question.id, min(toggled) if isinstance(question.kind, Checkbox) else other[0]] = reached
        found = counterfactuals(flow, Asking(diagram), answers)
        assert expected == {(c.question, c.option): {c.outcome} if c.outcome else set(c.possible) for c in found}


def actionable(ranks: tuple[str, str, str]) -> Flow:
    """A flow with two boxes and a choice, each with a rank or without."""
    x, y, v = ranks
    return naive.flow_of(
        "{format: 1, title: T, summary: S, questions: {"
        f" p: {{ask: 'P?', choose: many, options: {{x: {{label: X{x}}}, y: {{label: Y{y}}}}}}},"
        f" q: {{ask: 'Q?', options: {{u: U, v: {{label: V{v}}}}}}}}},"
        " rules: [{when: {p: [x, y]}, advise: a}, {when: {q: v}, advise: b}, {otherwise: c}]}"
    )


def test_only_what_can_be_acted_on_is_listed() -> None:
    """Options with a rank, by rank; a box can be taken back, and nobody is told to bring on what it says."""
    flow = actionable((", changeable: 1", ", changeable: 2", ", changeable: 3"))
    none = counterfactuals(flow, Asking(compile_flow(flow)), {"p": ("none",), "q": ("u",)})
    assert [("q", "v", "b")] == [(c.question, c.option, c.outcome) for c in none]
    ticked = counterfactuals(flow, Asking(compile_flow(flow)), {"p": ("x",), "q": ("u",)})
    assert [("p", "x")] == [(c.question, c.option) for c in ticked]
    flow = actionable(("", ", changeable: 1", ""))
    assert [] == counterfactuals(flow, Asking(compile_flow(flow)), {"p": ("x",), "q": ("u",)})


def test_everything_is_listed_where_no_option_has_a_rank() -> None:
    """In the written order: its editor has not said what can be acted on."""
    flow = actionable(("", "", ""))
    found = counterfactuals(flow, Asking(compile_flow(flow)), {"p": ("none",), "q": ("u",)})
    assert [("p", "x", "a"), ("p", "y", "a"), ("q", "v", "b")] == [(c.question, c.option, c.outcome) for c in found]
