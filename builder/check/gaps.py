"""Every combination of answers has an outcome (`gap`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.counts import combinations_per_leaf
from builder.flows.witness import in_words, shortest_answers
from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Combinations that no rule covers, with a shortest case."""
    for page in site.flows:
        diagram = page.diagram
        for index, leaf in enumerate(diagram.leaves):
            if leaf.outcome is None:
                count = combinations_per_leaf(diagram)[index]
                case = in_words(page.flow, shortest_answers(diagram, ~index))
                combinations = (
                    "1 combination of answers has" if count == 1 else f"{count:,} combinations of answers have"
                )
                message = f"{combinations} no outcome, for example: {case}"
                fix = "add a rule for this case, or end the rules with `otherwise: outcome`"
                yield Problem(page.flow.rules[-1].where, "gap", message, fix)
