"""Every fact can hold, and all points of a score can be given (`never-holds`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.satisfiable import can_hold
from builder.flows.value_facts import own_facts
from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Facts and points whose condition no answers fulfil; a block's are reported once."""
    for page in site.flows:
        for fact in own_facts(page.flow).values():
            if not can_hold([fact.when], page.flow):
                message = f"the fact `{fact.id}` never holds: no answers fulfil its condition"
                yield Problem(fact.where, "never-holds", message, "correct its condition, or remove it")
        for score in page.flow.scores.values():
            for term in score.terms:
                if not can_hold([term.when], page.flow):
                    message = f"these points of `{score.id}` are never given: no answers fulfil their condition"
                    yield Problem(term.where, "never-holds", message, "correct their condition, or remove them")
