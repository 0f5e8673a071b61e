"""Every `::: when` paragraph is shown in some case (`dead-paragraph`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.product import leaf_pairs
from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Paragraphs whose condition holds for nobody who gets the outcome they stand in."""
    for page in site.flows:
        given = {leaf.outcome for leaf in page.ordered.leaves}
        for outcome in page.outcomes.values():
            if outcome.id not in given:
                continue  # reported as such
            for when, (words, condition) in zip(outcome.body.whens, outcome.conditions, strict=False):
                shown = any(
                    condition.leaves[~a].outcome == "yes" and page.ordered.leaves[~b].outcome == outcome.id
                    for a, b in leaf_pairs(condition, page.ordered)
                )
                if not shown:
                    message = f"nobody who gets the outcome `{outcome.id}` sees this paragraph"
                    fix = "correct its condition, or remove it"
                    yield Problem(when.where, "dead-paragraph", message, fix, f"for them it never holds that {words}")
