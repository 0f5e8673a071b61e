"""The earlier rules that take every case of a rule: a cover from which none can be left out.

Rooms: builder/check/flow
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from builder.check.flow.dead_rules import check
from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_condition, compile_flow
from builder.flows.conditions import All, Not
from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Rule
from builder.flows.satisfiable import can_hold
from builder.flows.shadows import shadows
from builder.flows.variables import variables_of
from builder.site import FlowPage, Settings, Site
from tests.flows.naive import flow_of
from tests.flows.random_flows import HERE, flows
from tests.properties import examples


def compiled_away(rule: Rule, others: list[Rule], flow: Flow) -> bool:
    """Compile the rule without the cases of the others."""
    return not can_hold([rule.when, All(tuple(Not(other.when) for other in others))], flow)


@settings(max_examples=examples(20))
@given(flow=flows(complete=True))
def test_shadows_are_what_is_needed(flow: Flow) -> None:
    """They take all cases of the rule; without any of them some are left; one is named where one is enough."""
    sets = FlowSets(flow, variables_of(flow.questions.values()))
    for place, rule in enumerate(flow.rules):
        before = flow.rules[:place]
        if not can_hold([rule.when], flow) or not compiled_away(rule, list(before), flow):
            continue
        found = shadows(rule, before, sets)
        assert compiled_away(rule, found, flow)
        assert not any(compiled_away(rule, [o for o in found if o is not each], flow) for each in found)
        assert len(found) == 1 or not any(compiled_away(rule, [other], flow) for other in before)


def test_dead_rules_compile_each_condition_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seventy dead rules look at seventy earlier ones each, but nothing is compiled for a pair of them."""
    options = ", ".join(f"o{number}: O" for number in range(40))
    sets = [[f"o{(number * 7 + k) % 40}" for k in range(20)] for number in range(80)]
    rules = ", ".join(f"{{when: {{q: [{', '.join(each)}]}}, advise: a}}" for each in sets)
    flow = flow_of(
        f"format: 1\ntitle: T\nsummary: S\nquestions: {{q: {{ask: Q?, options: {{{options}}}}}}}\n"
        f"rules: [{rules}, {{otherwise: b}}]\n"
    )
    diagram, compiled = compile_flow(flow), list[object]()
    site = Site(Settings("T", HERE), (), (FlowPage("flow.yaml", flow, diagram, diagram, {}),), {})

    def counted(*asked: Any) -> Diagram:
        compiled.append(asked)
        return compile_condition(*asked)

    monkeypatch.setattr("builder.flows.answer_sets.compile_condition", counted)
    found = list(check(site))
    assert len(found) > 70
    assert len(compiled) <= len(flow.rules)
