"""Every outcome is the advice in some case (`unreachable-outcome`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.ways import ways
from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Outcomes that no rule or way gives; those that only dead ones give, or that a gap may lack, come with these."""
    for page in site.flows:
        if any(leaf.outcome is None for leaf in page.diagram.leaves):
            continue
        if page.tree and any(leaf.outcome is None for leaf in page.diagram.leaves):
            continue  # the option that leads nowhere may be the one that should lead there
        advised = {rule.advise for rule in page.flow.rules} | {go.to for go in ways(page.flow)}
        for outcome in page.flow.outcomes.values():
            if outcome.id not in advised:
                leads = "no option leads to" if page.tree else "no rule advises"
                fix = "let an option lead to it, or remove it" if page.tree else "advise it in a rule, or remove it"
                message = f"{leads} the outcome `{outcome.id}`"
                yield Problem(outcome.where, "unreachable-outcome", message, fix)
