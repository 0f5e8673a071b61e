"""A page for every node of a flow's diagram, its options links: the flow for readers without JavaScript."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from builder.flows.counts import most_questions
from builder.flows.diagram import Diagram
from builder.flows.questions.variable import TICKED
from builder.flows.walk import possible_outcomes
from builder.languages import t
from builder.render.page import Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage

MAX_NODE_PAGES = 1_000
"""With more nodes than this none gets a page of its own; the rules are read instead."""
MAX_NODE_LINKS = 50_000
"""The same for what all of these pages list: the options of each node, and the outcomes of the flow."""


def has_node_pages(diagram: Diagram) -> bool:
    """Check that each node gets a page: there are not too many, and they do not list too much."""
    outcomes = len({leaf.outcome for leaf in diagram.leaves})
    links = sum(len(node.children) + outcomes for node in diagram.nodes)
    return len(diagram.nodes) <= MAX_NODE_PAGES and links <= MAX_NODE_LINKS


def first_node(page: FlowPage) -> str:
    """The URL path of the page where a flow begins."""
    return f"{page.url_path}{_names(page.diagram)[page.diagram.root]}/"


def node_addresses(page: FlowPage) -> tuple[str, ...]:
    """The URL paths of all nodes."""
    return tuple(f"{page.url_path}{name}/" for name in _names(page.diagram))


def node_pages(context: RenderContext, page: FlowPage) -> Iterator[Page]:
    """One page for each node: the question and its options as links, for readers without JavaScript."""
    diagram, flow = page.diagram, page.flow
    names, most = _names(diagram), most_questions(diagram)
    for reference, node in enumerate(diagram.nodes):
        variable = diagram.variables[node.variable]
        question = flow.questions[variable.question]
        url_path = f"{page.url_path}{names[reference]}/"
        options = []
        for value, child in enumerate(node.children):
            to = f"{page.url_path}{names[child]}/" if child >= 0 else page.outcome_url_path(_outcome_at(page, child))
            option = question.options[value] if not variable.checkbox else question.option(variable.options[0])
            label = t("question.yes" if value == TICKED else "question.no") if variable.checkbox else option.label
            options.append((to, label, "" if variable.checkbox else option.hint))
        statement = question.option(variable.options[0]) if variable.checkbox else None
        words = context.words(url_path)
        possible = possible_outcomes(diagram, reference)
        variables = {
            "flow": flow,
            "flow_url": page.url_path,
            "question": question,
            "statement": statement,
            "help": words.html(page.helps.get(question.id)),
            "options": options,
            "most": most[reference],
            "possible": [(page.outcome_url_path(o), page.outcomes[o].title) for o in possible],
        }
        title = statement.label if statement else question.ask
        yield Page(
            url_path=url_path,
            template="node.html",
            title=title,
            description=flow.summary,
            variables=variables,
            indexed=False,
        )


def _outcome_at(page: FlowPage, reference: int) -> str:
    outcome = page.diagram.leaves[~reference].outcome
    assert outcome is not None, "a flow with gaps is not rendered"
    return outcome


def _names(diagram: Diagram) -> tuple[str, ...]:
    """A name for each node, from its question and a hash of everything that can follow."""
    digests: list[str] = [""] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node = diagram.nodes[reference]
        variable = diagram.variables[node.variable]
        parts = [variable.question, *variable.options]
        for child in node.children:
            leaf = diagram.leaves[~child] if child < 0 else None
            parts.append(f"{leaf.outcome} {leaf.rule}" if leaf else digests[child])
        digests[reference] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return tuple(f"{diagram.question(r)}-{digest[:8]}" for r, digest in enumerate(digests))
