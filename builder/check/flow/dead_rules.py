"""Every rule gives its advice in some case (`dead-rule`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.flows.answer_sets import FlowSets
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Rule
from builder.flows.shadows import Entry, shadows
from builder.problems import Problem, one_of
from builder.site import FlowPage, Site

MAX_COMPARED = 200_000
"""Bound on comparisons with earlier rules. Beyond it, a dead rule is reported without the rules that take its cases."""


def check(site: Site) -> Iterator[Problem]:
    """Rules whose condition cannot hold, and rules that earlier ones leave nothing to; a block's in all flows."""
    alive = {rule.where for page in site.flows for rule in alive_rules(page)}
    for page in site.flows:
        left, sets = MAX_COMPARED, FlowSets(page.flow, page.ordered.variables)
        for place, rule in enumerate(page.flow.rules):
            if rule.where not in alive:
                left -= place
                yield _problem(rule, page.flow.rules[:place] if left >= 0 else (), sets)


def alive_rules(page: FlowPage) -> list[Rule]:
    """The rules of a flow that give their advice in some case."""
    deciding = {leaf.rule for leaf in page.diagram.leaves}
    return [rule for rule in page.flow.rules if rule.id in deciding]


def _problem(rule: Rule, before: Sequence[Rule], sets: FlowSets) -> Problem:
    return dead(rule, before, sets, f"the rule `{rule.id}`", "rule")


def dead(entry: Entry, before: Sequence[Entry], sets: FlowSets, called: str, kind: str) -> Problem:
    """The problem of an entry of a list that never decides; `called` names it, `kind` what it is."""
    taking, fix = _taking(entry, before, sets), "move it up, give it another condition, or remove it"
    if taking is None:
        message = f"{called} never decides: no answers fulfil its condition"
        return Problem(entry.where, "dead-rule", message, f"correct its condition, or remove the {kind}")
    if not taking:
        message = f"{called} never decides: earlier {kind}s take every case it covers"
        return Problem(entry.where, "dead-rule", message, fix)
    take = "takes" if len(taking) == 1 else "take"
    names = one_of([other.id for other in taking], "and")
    message = f"{called} never decides: {names} {take} every case it covers"
    also = tuple((other.where, f"`{other.id}` comes first") for other in taking)
    return Problem(entry.where, "dead-rule", message, fix, also=also)


def _taking(rule: Entry, before: Sequence[Entry], sets: FlowSets) -> Sequence[Entry] | None:
    """The earlier entries that take all cases of one; none if there is too much to compare, None without a case."""
    try:
        return None if sets.of(rule.when) == sets.empty else shadows(rule, before, sets)
    except TooManyStatesError:
        return ()
