"""Every `go` of a tree is taken in some case (`dead-way`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.tree import ways
from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Ways that the guards before them leave nothing to; those of questions nobody comes to are reported with these."""
    for page in site.flows:
        for go, (question, option) in ways(page.flow).items() if page.tree else ():
            if page.tree and question in page.tree.reached and go not in page.tree.taken:
                place = f"the option `{option}` of `{question}`" if option else f"`{question}`"
                message = f"this way from {place} to `{go.to}` is never taken"
                why = "its guard never holds here, or the ways before it take every case"
                yield Problem(go.where, "dead-way", message, "move it up, correct its guard, or remove it", why)
