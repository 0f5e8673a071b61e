"""The readers who get an outcome, in the editor's own terms."""

from __future__ import annotations

from dataclasses import dataclass

from builder.flows.answer_sets import FlowSets
from builder.flows.conditions_in_words import parts_in_words
from builder.flows.cover import cover, terms_of
from builder.flows.expand import TooManyStatesError
from builder.site import FlowPage


@dataclass(frozen=True, slots=True)
class GivenWhen:
    """The conditions under which readers get an outcome."""

    classes: list[list[str]]
    """Any of these is enough; of each, everything must hold."""
    left: int
    """The number of combinations of answers that none of them covers, if there are too many to list."""


def given_when(page: FlowPage) -> dict[str, GivenWhen]:
    """For each outcome who gets it, in facts, score bounds and answers; nothing where that passes the bound."""
    sets, terms = FlowSets(page.flow, page.ordered.variables), terms_of(page.flow)
    given = {}
    try:
        for outcome in page.outcomes:
            found = cover(_leading_to(page, outcome, sets), terms, sets)
            classes = [parts_in_words(condition, page.flow) for condition in found.classes]
            given[outcome] = GivenWhen(classes, found.left)
    except TooManyStatesError:
        return {}
    return given


def _leading_to(page: FlowPage, outcome: str, sets: FlowSets) -> int:
    if page.collected:
        diagram = page.collected.items.get(outcome, page.collected.nothing)
        return sets.where(diagram, lambda leaf: leaf.outcome == "yes")
    return sets.where(page.ordered, lambda leaf: leaf.outcome == outcome)
