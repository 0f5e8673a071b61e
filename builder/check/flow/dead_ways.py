"""Every `go` of a tree is taken in some case (`dead-way`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Literal
from builder.flows.model import Go, Question
from builder.flows.satisfiable import can_hold
from builder.flows.ways import ways
from builder.problems import Problem
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Ways that nobody takes in any flow; those of questions nobody comes to are reported with these."""
    taken = {go.where for page in site.flows if page.tree for go in page.tree.taken}
    for page in site.flows:
        for go, (question, option) in ways(page.flow).items() if page.tree else ():
            if page.tree and question in page.tree.reached and go.where not in taken:
                yield _problem(page, go, question, option)


def _problem(page: FlowPage, go: Go, question: str, option: str) -> Problem:
    place = f"the option `{option}` of `{question}`" if option else f"the question `{question}`"
    message = f"this way from {place} to `{go.to}` is never taken"
    gos = page.flow.questions[question].option(option).go if option else page.flow.questions[question].go
    first = next((other for other in gos[: gos.index(go)] if other.when is None), None)
    if first:
        why, fix = "the way before it has no guard, so that it takes every case", "move it up, or remove one of the two"
        return Problem(go.where, "dead-way", message, fix, why=why, also=((first.where, "the way before it"),))
    why, fix = _reason(page, go, page.flow.questions[question], option)
    return Problem(go.where, "dead-way", message, fix, why=why)


def _reason(page: FlowPage, go: Go, question: Question, option: str) -> tuple[str, str]:
    """The reason why nobody takes a way that no way without a guard precedes, and what to do."""
    if not option and all(any(way.when is None for way in each.go) for each in question.options):
        return "every option has a way of its own, which comes first", "remove it, or the ways that it should replace"
    chosen = [Literal(question.id, frozenset({option}))] if option else []
    if go.when is None:
        return "the ways before it take every case that comes here", "remove it, or correct the guards before it"
    if not can_hold([*chosen, go.when], page.flow):
        return "no answers fulfil its guard", "correct its guard, or remove it"
    return (
        "nobody for whom its guard holds comes here, or gets past the ways before it",
        "correct its guard, or remove it",
    )
