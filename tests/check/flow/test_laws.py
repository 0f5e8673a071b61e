"""A law is reported as broken if, and only if, some combination of answers breaks it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.flow.laws import check
from builder.flows.compile import compile_flow
from builder.flows.conditions import ALWAYS
from builder.flows.model import Flow, Monotone, Never, Rule
from builder.problems import Location
from builder.site import FlowPage, Settings, Site
from tests.flows import naive
from tests.flows.random_flows import HERE, OUTCOMES, conditions, flows, literals
from tests.properties import examples


def broken(flow: Flow) -> bool:
    """True if the check finds a broken law."""
    diagram = compile_flow(flow)
    page = FlowPage("flow.yaml", flow, diagram, diagram, {})
    return any(check(Site(Settings("T", Location("site.yaml")), (), (page,), {})))


@settings(max_examples=examples(10), deadline=None)
@given(flows(), st.data())
def test_never(flow: Flow, data: st.DataObject) -> None:
    """Against every combination, one by one."""
    condition = data.draw(conditions(literals(dict(flow.questions))))
    outcomes = (data.draw(st.sampled_from(OUTCOMES)),)
    counterexample = any(
        naive.holds(condition, flow, answers) and naive.decide(flow, answers)[0] in outcomes
        for answers in naive.every_combination(flow)
    )
    assert counterexample == broken(replace(flow, laws=(Never(outcomes, condition, HERE),)))


@settings(max_examples=examples(10), deadline=None)
@given(flows(), st.data())
def test_monotone(flow: Flow, data: st.DataObject) -> None:
    """Against every pair of combinations that differ in the one question."""
    single = [question for question in flow.questions.values() if question.kind.has_order]
    if not single:
        return
    question = replace(data.draw(st.sampled_from(single)), descending=data.draw(st.booleans()))
    flow = replace(
        flow,
        questions=dict(flow.questions) | {question.id: question},
        rules=(*flow.rules, Rule("last", ALWAYS, "a", HERE)),
    )
    ids = [option.id for option in question.options]
    from_least = ids if question.descending else ids[::-1]
    counterexample = any(
        naive.decide(flow, answers | {question.id: (less,)})[0] == "a"
        and naive.decide(flow, answers | {question.id: (more,)})[0] == "b"
        for answers in naive.every_combination(flow)
        for place, less in enumerate(from_least)
        for more in from_least[place + 1 :]
    )
    assert counterexample == broken(replace(flow, laws=(Monotone(question.id, ("a",), ("b",), HERE),)))
