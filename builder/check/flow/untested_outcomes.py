"""If a flow has scenarios, one of them expects each outcome, or each item (`untested-outcome`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.model import Flow
from builder.problems import Problem, Severity
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Outcomes that an editor's own tests leave out; those that nobody gets are reported as such."""
    for page in site.flows:
        expected, given = _expected(page.flow), _given(page)
        for outcome in page.flow.outcomes.values():
            if expected and outcome.id in given - expected:
                message = f"no scenario expects the outcome `{outcome.id}`"
                fix = "add a scenario that leads to it"
                yield Problem(outcome.where, "untested-outcome", message, fix, severity=Severity.WARNING)


def _expected(flow: Flow) -> set[str]:
    """All that scenarios expect; one that expects no item expects the outcome for nothing."""
    lists = [(each.expect,) if each.results is None else each.results or (flow.nothing,) for each in flow.scenarios]
    return {id_ for ids in lists for id_ in ids}


def _given(page: FlowPage) -> set[str | None]:
    """All that some combination of answers gives."""
    if page.collected is None:
        return {leaf.outcome for leaf in page.diagram.leaves}
    diagrams = {**page.collected.items, page.flow.nothing: page.collected.nothing}
    return {id_ for id_, diagram in diagrams.items() if any(leaf.outcome == "yes" for leaf in diagram.leaves)}
