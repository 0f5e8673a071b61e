"""Every rule gives its advice in some case (`dead-rule`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.compile import compile_condition
from builder.flows.model import Rule
from builder.flows.product import leaf_pairs
from builder.problems import Location, Problem, one_of
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Rules whose condition cannot hold, and rules that earlier ones leave nothing to."""
    for page in site.flows:
        alive = {leaf.rule for leaf in page.diagram.leaves}
        for rule in page.flow.rules:
            if rule.id not in alive:
                yield _problem(page, rule)


def _problem(page: FlowPage, rule: Rule) -> Problem:
    condition = compile_condition(rule.when, page.flow)
    pairs = leaf_pairs(condition, page.diagram)
    taken_by = {page.diagram.leaves[~b].rule for a, b in pairs if condition.leaves[~a].outcome == "yes"}
    earlier = [other for other in page.flow.rules if other.id in taken_by]
    if not earlier:
        message = f"the rule `{rule.id}` can never fire: its condition holds for no answers"
        return Problem(rule.where, "dead-rule", message, "correct its condition, or remove the rule")
    also: tuple[tuple[Location, str], ...] = tuple((other.where, f"`{other.id}` comes first") for other in earlier)
    message = f"the rule `{rule.id}` can never fire: {one_of(o.id for o in earlier).replace(' or ', ' and ')}"
    message += f" {'takes' if len(earlier) == 1 else 'take'} every case it covers"
    return Problem(rule.where, "dead-rule", message, "move it up, narrow the earlier rules, or remove it", also=also)
