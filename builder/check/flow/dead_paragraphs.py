"""Every `::: when` paragraph, and every entry with `when`, is shown in some case (`dead-paragraph`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.diagram import Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.product import leaf_pairs
from builder.problems import Problem
from builder.site import Site

CALLED = {"do-now": "step", "then": "way on", "next": "next flow"}


def check(site: Site) -> Iterator[Problem]:
    """Paragraphs whose condition holds for nobody who gets the outcome they stand in."""
    for page in site.flows:
        given = {leaf.outcome for leaf in page.ordered.leaves}
        for outcome in page.outcomes.values():
            if outcome.id not in given:
                continue  # reported as such
            places = [(when.where, "paragraph") for when in outcome.body.whens]
            places += [(guard.where, CALLED[guard.of]) for guard in outcome.guards]
            for (where, called), (words, condition) in zip(places, outcome.conditions, strict=False):
                if not _is_shown(condition, page.ordered, outcome.id):
                    message = f"nobody who gets the outcome `{outcome.id}` sees this {called}"
                    why = f"for them it never holds that {words}"
                    yield Problem(where, "dead-paragraph", message, "correct its condition, or remove it", why=why)


def _is_shown(condition: Diagram, flow: Diagram, outcome: str) -> bool:
    """True if it holds for somebody who gets the outcome, or if that is too much to compute."""
    try:
        pairs = leaf_pairs(condition, flow)
    except TooManyStatesError:
        return True
    return any(condition.leaves[~a].outcome == "yes" and flow.leaves[~b].outcome == outcome for a, b in pairs)
