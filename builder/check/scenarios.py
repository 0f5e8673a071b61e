"""Every scenario holds, however the questions it leaves open are answered (`scenario`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.model import Scenario
from builder.flows.walk import possible_from
from builder.problems import Problem, one_of
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Scenarios that lead, or can lead, to another outcome or rule than they expect."""
    for page in site.flows:
        for scenario in page.flow.scenarios:
            yield from _check(page, scenario)


def _check(page: FlowPage, scenario: Scenario) -> Iterator[Problem]:
    reached = possible_from(page.diagram, page.diagram.root, scenario.answers)
    leaves = [page.diagram.leaves[~reference] for reference in sorted(reached, reverse=True)]
    others = sorted({leaf.outcome or "no outcome" for leaf in leaves if leaf.outcome != scenario.expect})
    if others:
        can = "can lead" if any(leaf.outcome == scenario.expect for leaf in leaves) else "leads"
        message = f"the scenario “{scenario.name}” {can} to {one_of(others)}, not to `{scenario.expect}`"
        fix = "give the answers it needs, or correct `expect` or the rules"
        why = f"by {one_of(sorted({leaf.rule or '' for leaf in leaves if leaf.outcome != scenario.expect}))}"
        yield Problem(scenario.where, "scenario", message, fix, why)
        return
    rules = sorted({leaf.rule or "" for leaf in leaves})
    if scenario.rule and rules != [scenario.rule]:
        message = f"the scenario “{scenario.name}” is decided by {one_of(rules)}, not by `{scenario.rule}`"
        yield Problem(scenario.where, "scenario", message, "correct `rule`, or the answers")
