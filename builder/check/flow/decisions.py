"""Every decision has a value for all answers, and can have each value, by each of its cases (`gap`, `dead-value`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.check.flow.dead_rules import MAX_COMPARED, dead
from builder.flows.answer_sets import FlowSets
from builder.flows.counts import combinations_per_leaf
from builder.flows.decision import Decision
from builder.flows.diagram import Diagram
from builder.flows.state_limit import within_limit
from builder.flows.value_facts import compile_decision
from builder.flows.witness import answers_in_words, shortest_answers
from builder.problems import Location, Problem
from builder.site import FlowPage, Site
from builder.text.counted import plural

READ_LESS = "let the cases of this decision read fewer of these questions"


def check(site: Site) -> Iterator[Problem]:
    """Each decision on its own, whatever is made of its value; one of a block is alive if it is in some flow."""
    compiled = [(page, *made) for page in site.flows for made in _compiled(page)]
    alive = {
        case.where for _, each, diagram, _ in compiled for case in each.cases if diagram and _decides(diagram, case.id)
    }
    reported: set[Location] = set()
    for page, decision, diagram, problems in compiled:
        found = [*problems, *_unnamed(decision)]
        if diagram is not None:
            found += [*_gaps(page, decision, diagram), *_dead(page, decision, alive)]
        for problem in found:
            if problem.where not in reported:
                reported.add(problem.where)
                yield problem


def _compiled(page: FlowPage) -> Iterator[tuple[Decision, Diagram | None, tuple[Problem, ...]]]:
    for decision in page.flow.decisions.values():
        diagram, problems = within_limit(partial(compile_decision, decision, page.flow), decision.where, READ_LESS)
        yield decision, diagram, problems


def _decides(diagram: Diagram, case: str) -> bool:
    return any(leaf.rule == case for leaf in diagram.leaves)


def _unnamed(decision: Decision) -> Iterator[Problem]:
    """Values that no case gives; those that only dead cases give are reported with these."""
    given = {case.value for case in decision.cases}
    for value in decision.values:
        if value.id not in given:
            message = f"no case of the decision `{decision.id}` gives the value `{value.id}`"
            yield Problem(value.where, "dead-value", message, "give it in a case, or remove it")


def _gaps(page: FlowPage, decision: Decision, diagram: Diagram) -> Iterator[Problem]:
    for index, leaf in enumerate(diagram.leaves):
        if leaf.outcome is None:
            count = combinations_per_leaf(diagram)[index]
            case = answers_in_words(page.flow, shortest_answers(diagram, ~index))
            combinations = plural(count, "combination of answers", "combinations of answers")
            message = f"the decision `{decision.id}` has no value for {combinations}, for example: {case}"
            fix = "add a case for these answers, or end the cases with `otherwise: value`"
            yield Problem(decision.cases[-1].where, "gap", message, fix)


def _dead(page: FlowPage, decision: Decision, alive: set[Location]) -> Iterator[Problem]:
    left, sets = MAX_COMPARED, FlowSets(page.flow, page.ordered.variables)
    for place, case in enumerate(decision.cases):
        if case.where not in alive:
            left -= place
            called = f"case {place + 1} of the decision `{decision.id}`"
            yield dead(case, decision.cases[:place] if left >= 0 else (), sets, called, "case")
