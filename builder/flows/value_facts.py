"""The values of decisions as facts: whatever reads a fact, reads them, too.

A value is written out by halving the list of cases again and again, so that its condition grows with n log n cases
and is nested log n deep.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from builder.flows.compile import compile_cases
from builder.flows.conditions import All, AnyOf, Condition, Not
from builder.flows.decision import Decision, DecisionCase, value_name
from builder.flows.diagram import Diagram, Leaf
from builder.flows.model import Fact, Flow
from builder.flows.variables import in_proof_order

NEVER = AnyOf(())


def value_facts(decision: Decision) -> dict[str, Fact]:
    """A fact for each value: it holds where one of its cases does and no earlier one."""
    facts = {}
    for value in decision.values:
        name = value_name(decision.id, value.id)
        names = ((one, other) for one in (decision.id, *decision.was) for other in (value.id, *value.was))
        was = tuple(former for former in (value_name(*each) for each in names) if former != name)
        when = has_value(decision, {value.id})
        facts[name] = Fact(name, when, value.where, clause=value.clause, unless=value.unless, was=was)
    return facts


def has_value(decision: Decision, values: Collection[str]) -> Condition:
    """The condition that the first case which holds gives one of some values."""
    return _first_gives(decision.cases, values)


def _first_gives(cases: Sequence[DecisionCase], values: Collection[str]) -> Condition:
    """Halves of a list: the first gives a value, or nothing in it holds and the second does."""
    gives = [case.value in values for case in cases]
    if not any(gives):
        return NEVER
    if all(gives):
        return AnyOf(tuple(case.when for case in cases))
    middle = len(cases) // 2
    before, after = cases[:middle], cases[middle:]
    first, second = _first_gives(before, values), _first_gives(after, values)
    if second == NEVER:
        return first
    if not all(gives[:middle]):
        second = All((Not(AnyOf(tuple(case.when for case in before))), second))
    return second if first == NEVER else AnyOf((first, second))


def owners(decisions: Mapping[str, Decision]) -> dict[str, str]:
    """The decision by the name of each fact that is one of its values."""
    return {value_name(id_, value.id): id_ for id_, decision in decisions.items() for value in decision.values}


def own_facts(flow: Flow) -> dict[str, Fact]:
    """The facts that are no values of decisions."""
    values = owners(flow.decisions)
    return {id_: fact for id_, fact in flow.facts.items() if id_ not in values}


def compile_decision(decision: Decision, flow: Flow) -> Diagram:
    """The diagram of a decision, whose outcomes are its values and whose rules are its cases.

    Raises `TooManyStatesError` where the bound is passed.
    """
    cases = [(case.when, Leaf(case.value, case.id)) for case in decision.cases]
    return compile_cases(cases, Leaf(None, None), in_proof_order(flow), flow.facts, flow.scores)
