"""Everybody who gets an outcome has given the answers that its words show (`unasked-answer`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.diagram import Diagram
from builder.load.answer_slots import slots_of
from builder.problems import Location, Problem
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Slots without other words, of a question that some readers of the outcome were not asked, or did not tick."""
    for page in site.flows:
        for outcome in page.outcomes.values():
            for slot in slots_of(outcome):
                if not slot.otherwise and slot.target in page.flow.questions:
                    yield from _missing(page, outcome.id, slot.target, slot.where)


def _missing(page: FlowPage, outcome: str, question: str, where: Location) -> Iterator[Problem]:
    asked = page.flow.questions[question]
    fix = f"say what stands there then: `{{{question} or words}}`"
    if asked.kind.takes_back:
        message = f"whoever ticks nothing at `{question}` has no answer to show here"
    elif page.flow.proof_order or _reaches_without(page.diagram, outcome, question):
        message = f"some readers get `{outcome}` without having been asked `{question}`, whose answer is shown here"
    else:
        return
    yield Problem(where, "unasked-answer", message, fix)


def _reaches_without(diagram: Diagram, outcome: str, question: str) -> bool:
    """True if a way leads to an outcome on which a question is not asked; linear in the diagram."""
    come_to = {diagram.root}
    for reference, node in enumerate(diagram.nodes):
        if reference in come_to and diagram.question(reference) != question:
            come_to.update(node.children)
    return any(~leaf in come_to for leaf, end in enumerate(diagram.leaves) if end.outcome == outcome)
