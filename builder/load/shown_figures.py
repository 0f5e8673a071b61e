"""The figures that the outcomes of a flow show: each is there, and none is left over."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.figures.figure import Figure, figures_in
from builder.flows.model import Flow
from builder.load.fields import Fields
from builder.load.flow_outcomes import Outcomes
from builder.problems import did_you_mean


def figures_exist(flow: Flow, outcomes: Outcomes, fields: Fields) -> bool:
    """Check that each figure which a text shows is there, and that each is shown."""
    shown = [(reference, keys) for page, keys in outcomes.values() for reference in page.body.figures]
    for reference, keys in shown:
        if reference.target not in flow.figures:
            fix = did_you_mean(reference.target, flow.figures, "add it under `figures`")
            message = f"there is no figure `{reference.target}`"
            keys.problem(reference.where, "unknown-figure", message, fix)
    for figure in _unused(flow.figures, {reference.target for reference, _ in shown}):
        fix = f"write `[figure:{figure.id}]` where an outcome tells it, or remove it"
        fields.problem(figure.where, "unused-figure", f"no outcome shows the figure `{figure.id}`", fix)
    return all(reference.target in flow.figures for reference, _ in shown)


def _unused(figures: Mapping[str, Figure], shown: set[str]) -> list[Figure]:
    """The figures that no text shows, and that none which is shown reads."""
    used = set(shown)
    for id_, figure in reversed(list(figures.items())):
        if id_ in used:
            used.update(figures_in(figure.expression))
    return [figure for id_, figure in figures.items() if id_ not in used]
