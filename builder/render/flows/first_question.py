"""The first question of a flow, for a page that leads into it with the answer already given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.flows.model import Question
from builder.render.flows.nodes import Step, first_steps, has_node_pages
from builder.render.markdown import Words
from builder.site import FlowPage
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstQuestion:
    """A question, as a form and as links."""

    page: FlowPage
    question: Question
    helps: Mapping[str, Markup]
    """Its help, by its id, as the template of the form looks it up; empty if it has none."""
    help: Markup
    """The same for the links, whose ids are others."""
    boxes: bool
    """True if several options can be true, so that the links ask for the first of them."""
    groups: list[tuple[str, list[Step]]]
    """The links for readers without JavaScript; empty if the flow has too many steps for a page each."""


def first_question(page: FlowPage, words: Words) -> FirstQuestion | None:
    """The question with which every reader of the flow begins; None if none decides, or the flow is withdrawn."""
    diagram = page.diagram
    first = page.collected.position({}).next if page.collected else None
    if page.withdrawal or (diagram.root < 0 if first is None else False):
        return None
    question = page.flow.questions[first or page.asking.question(page.asking.root)]
    document = page.helps.get(question.id)

    def help_of(within: str) -> Markup:
        return replace(words, within=within, listed=False).html(document)

    return FirstQuestion(
        page=page,
        question=question,
        helps={question.id: help_of(element_id("help", question.id))} if document else {},
        help=help_of(element_id("step", question.id)),
        boxes=question.kind.takes_back,
        groups=first_steps(page) if has_node_pages(page) else [],
    )
