"""Every outcome is the advice in some case (`unreachable-outcome`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Outcomes that no rule gives, or only rules that never fire."""
    for page in site.flows:
        reached = {leaf.outcome for leaf in page.diagram.leaves}
        for outcome in page.flow.outcomes.values():
            if outcome.id not in reached:
                rules = [rule for rule in page.flow.rules if rule.advise == outcome.id]
                why = f"only rules that never fire advise it: {', '.join(r.id for r in rules)}" if rules else ""
                message = f"no answers lead to the outcome `{outcome.id}`"
                yield Problem(outcome.where, "unreachable-outcome", message, "advise it in a rule, or remove it", why)
