"""A page for every step of a flow, its options links: the flow for readers without JavaScript."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.flows.counts import most_questions
from builder.flows.diagram import NOWHERE, Diagram
from builder.flows.model import Option, Question
from builder.flows.questions.checkbox import NONE
from builder.flows.walk import possible_outcomes
from builder.languages import t
from builder.render.flows.node_links import NodeLink, continued, steps_of
from builder.render.flows.reasons import reason_anchor
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage

MAX_NODE_PAGES = 1_000
"""With more nodes than this none gets a page of its own; the rules are read instead."""
MAX_NODE_LINKS = 50_000
"""The same for what all of these pages list: the options of each node, and the outcomes of the flow."""


def has_node_pages(page: FlowPage) -> bool:
    """Check that each node gets a page: readers are asked from node to node, and there are not too many to list."""
    if page.collected or page.flow.proof_order:
        return False
    diagram = page.diagram
    outcomes = len({leaf.outcome for leaf in diagram.leaves})
    links = sum(len(node.children) + outcomes for node in diagram.nodes)
    return len(diagram.nodes) <= MAX_NODE_PAGES and links <= MAX_NODE_LINKS


def first_node(page: FlowPage) -> str:
    """The URL path of the page where a flow begins."""
    return f"{page.url_path}{_names(page.diagram)[page.diagram.root]}/"


def node_addresses(page: FlowPage) -> tuple[str, ...]:
    """The URL paths of all steps."""
    names = _names(page.diagram)
    return tuple(f"{page.url_path}{names[reference]}/" for reference in steps_of(page.diagram))


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a step's page."""

    url_path: str
    anchor: str
    option: Option


def node_pages(context: RenderContext, page: FlowPage) -> Iterator[Page]:
    """One page for each step: the question and its options as links, for readers without JavaScript."""
    diagram, flow = page.diagram, page.flow
    names, most, going_on = _names(diagram), most_questions(diagram), continued(diagram)
    for reference, links in steps_of(diagram).items():
        question = flow.questions[diagram.question(reference)]
        url_path = f"{page.url_path}{names[reference]}/"
        again = reference in going_on
        variables = {
            "flow": flow,
            "flow_url": page.url_path,
            "question": question,
            "boxes": diagram.variables[diagram.nodes[reference].variable].checkbox,
            "help": replace(context.words(url_path), listed=False).html(page.helps.get(question.id)),
            "groups": _groups(_steps(page, names, question, links)),
            "most": most[reference],
            "possible": [
                (page.outcome_url_path(o), page.outcomes[o].title) for o in possible_outcomes(diagram, reference)
            ],
        }
        yield Page(
            url_path=url_path,
            template="node.html",
            title=t("node.again", question=question.ask) if again else question.ask,
            description=flow.summary,
            inputs=partial(Inputs, variables),
            indexed=False,
        )


def first_steps(page: FlowPage) -> list[tuple[str, list[Step]]]:
    """The links of the first step, below the headings of their options."""
    diagram = page.diagram
    question = page.flow.questions[diagram.question(diagram.root)]
    return _groups(_steps(page, _names(diagram), question, steps_of(diagram)[diagram.root]))


def _steps(page: FlowPage, names: tuple[str, ...], question: Question, links: Sequence[NodeLink]) -> list[Step]:
    return [Step(*_address(page, names, link), _option(question, link)) for link in links]


def _option(question: Question, link: NodeLink) -> Option:
    return question.options[link.option] if isinstance(link.option, int) else question.option(link.option or NONE)


def _groups(steps: list[Step]) -> list[tuple[str, list[Step]]]:
    """The options with the headings above them; none of them stands apart, without one."""
    groups: list[tuple[str, list[Step]]] = []
    for step in steps:
        if not groups or step.option.group or step.option.id == NONE:
            groups.append((step.option.group, []))
        groups[-1][1].append(step)
    return groups


def _address(page: FlowPage, names: tuple[str, ...], link: NodeLink) -> tuple[str, str]:
    """The step that a link leads to, or the outcome with the anchor of the reason for it."""
    if link.reference >= 0:
        return f"{page.url_path}{names[link.reference]}/", ""
    leaf = page.diagram.leaves[~link.reference]
    assert leaf.outcome is not None, "a flow with gaps is not rendered"
    return page.outcome_url_path(leaf.outcome), reason_anchor(page, leaf.outcome, leaf.rule)


def _names(diagram: Diagram) -> tuple[str, ...]:
    """A name for each node, from its question and a hash of everything that can follow."""
    digests: list[str] = [""] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node = diagram.nodes[reference]
        variable = diagram.variables[node.variable]
        parts = [variable.question, *variable.options]
        for child in node.children:
            leaf = diagram.leaves[~child] if NOWHERE < child < 0 else None
            parts.append(f"{leaf.outcome} {leaf.rule}" if leaf else "" if child < 0 else digests[child])
        digests[reference] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return tuple(f"{diagram.question(r)}-{digest[:8]}" for r, digest in enumerate(digests))
