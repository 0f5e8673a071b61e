"""If a flow has scenarios, one of them expects each outcome (`untested-outcome`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Outcomes that an editor's own tests leave out; those that nobody gets are reported as such."""
    for page in site.flows:
        expected = {scenario.expect for scenario in page.flow.scenarios}
        given = {leaf.outcome for leaf in page.diagram.leaves}
        for outcome in page.flow.outcomes.values():
            if expected and outcome.id in given - expected:
                message = f"no scenario expects the outcome `{outcome.id}`"
                fix = "add a scenario that leads to it"
                yield Problem(outcome.where, "untested-outcome", message, fix, severity=Severity.WARNING)
