"""Every outcome is the advice in some case (`unreachable-outcome`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Outcomes that no rule gives; those that only dead rules give are reported with these rules."""
    for page in site.flows:
        advised = {rule.advise for rule in page.flow.rules}
        for outcome in page.flow.outcomes.values():
            if outcome.id not in advised:
                message = f"no rule advises the outcome `{outcome.id}`"
                yield Problem(outcome.where, "unreachable-outcome", message, "advise it in a rule, or remove it")
