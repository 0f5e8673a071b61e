"""The compiled flow as the browser's engine reads it: the diagram, and nothing that would have to be interpreted."""

from __future__ import annotations

import hashlib

from builder.flows.counts import most_questions
from builder.flows.diagram import Diagram
from builder.site import FlowPage


def export_flow(page: FlowPage) -> dict[str, object]:
    """The flow as JSON data; `templates/assets/js/engine.js` documents its shape for the browser."""
    flow = page.flow
    return {
        "slug": flow.slug,
        "questions": [
            {"id": q.id, "many": q.many, "options": [option.id for option in q.options]}
            for q in flow.questions.values()
        ],
        "variables": [[v.question, v.options[0]] if v.checkbox else [v.question] for v in page.diagram.variables],
        "diagram": _diagram(page.diagram),
        "leaves": [[leaf.outcome, leaf.rule] for leaf in page.diagram.leaves],
        "most": most_questions(page.diagram),
        "because": {rule.id: rule.because for rule in flow.rules if rule.because},
        "when": {
            outcome.id: [_diagram(condition) | {"yes": _yes(condition)} for _, condition in outcome.conditions]
            for outcome in page.outcomes.values()
            if outcome.conditions
        },
        "then": {
            outcome.id: [{"remove": way.remove} if way.remove else {"ask": way.ask} for way in outcome.then]
            for outcome in flow.outcomes.values()
            if outcome.then
        },
    }


def _diagram(diagram: Diagram) -> dict[str, object]:
    return {"root": diagram.root, "nodes": [[node.variable, *node.children] for node in diagram.nodes]}


def _yes(condition: Diagram) -> int | None:
    """The leaf of a condition's diagram at which it holds."""
    return next((~index for index, leaf in enumerate(condition.leaves) if leaf.outcome == "yes"), None)


def node_names(diagram: Diagram) -> tuple[str, ...]:
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
