"""A flow that collects items as the browser reads it: the nodes of all items together, and where each begins."""

from __future__ import annotations

from builder.flows.conditions_in_words import clause_of
from builder.flows.shared_nodes import shared_nodes
from builder.render.flows.diagram_data import diagram_data
from builder.render.flows.figures import is_dated
from builder.site import FlowPage


def export_items(page: FlowPage) -> dict[str, object]:
    """The flow as JSON data; `templates/assets/js/collect.js` documents its shape for the browser."""
    flow, collected = page.flow, page.collected
    assert collected is not None, "only a flow that collects has items"
    shared = shared_nodes(collected)
    return {
        "slug": flow.slug,
        "questions": [
            {"id": q.id, **q.kind.exported, "options": [option.id for option in q.options]}
            for q in flow.questions.values()
        ],
        "variables": [[v.question, v.options[0]] if v.checkbox else [v.question] for v in collected.variables],
        "nodes": shared.nodes,
        "items": [[id_, root] for id_, root in shared.roots.items()],
        "nothing": [flow.nothing, shared.nothing],
        "says": {q.id: [clause_of(q, option) for option in q.option_ids] for q in flow.questions.values()},
        **({"dated": True} if is_dated(flow) else {}),
        **({"exist": diagram_data(collected.nothing.exist)} if collected.nothing.exist else {}),
    }
