"""Every rule gives its advice in some case (`dead-rule`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.flows.conditions import Not
from builder.flows.model import Flow, Rule
from builder.flows.satisfiable import can_hold
from builder.problems import Problem, one_of
from builder.site import FlowPage, Site

MAX_COMPARED = 200_000
"""Bound on comparisons with earlier rules. Beyond it, a dead rule is reported without the rules that take its cases."""


def check(site: Site) -> Iterator[Problem]:
    """Rules whose condition cannot hold, and rules that earlier ones leave nothing to; a block's in all flows."""
    alive = {rule.where for page in site.flows for rule in alive_rules(page)}
    for page in site.flows:
        left = MAX_COMPARED
        for place, rule in enumerate(page.flow.rules):
            if rule.where not in alive:
                left -= place * place
                yield _problem(page.flow, rule, page.flow.rules[:place] if left >= 0 else ())


def alive_rules(page: FlowPage) -> list[Rule]:
    """The rules of a flow that give their advice in some case."""
    deciding = {leaf.rule for leaf in page.diagram.leaves}
    return [rule for rule in page.flow.rules if rule.id in deciding]


def _problem(flow: Flow, rule: Rule, before: Sequence[Rule]) -> Problem:
    if not can_hold([rule.when], flow):
        message = f"the rule `{rule.id}` never decides: no answers fulfil its condition"
        return Problem(rule.where, "dead-rule", message, "correct its condition, or remove the rule")
    if not before:
        message = f"the rule `{rule.id}` never decides: earlier rules take every case it covers"
        return Problem(rule.where, "dead-rule", message, "move it up, give it another condition, or remove it")
    shadows = _shadows(flow, rule, before)
    take = "takes" if len(shadows) == 1 else "take"
    names = one_of([other.id for other in shadows], "and")
    message = f"the rule `{rule.id}` never decides: {names} {take} every case it covers"
    also = tuple((other.where, f"`{other.id}` comes first") for other in shadows)
    return Problem(rule.where, "dead-rule", message, "move it up, give it another condition, or remove it", also=also)


def _shadows(flow: Flow, rule: Rule, before: Sequence[Rule]) -> Sequence[Rule]:
    """A smallest set of earlier rules that take every case: one alone if there is one, else none too many."""
    for other in before:
        if not can_hold([rule.when, Not(other.when)], flow):
            return [other]
    kept = list(before)
    for other in before:
        rest = [each for each in kept if each is not other]
        if not can_hold([rule.when, *(Not(each.when) for each in rest)], flow):
            kept = rest
    return kept
