"""A diagram as the browser's engine reads it."""

from __future__ import annotations

from builder.flows.diagram import Diagram


def diagram_data(diagram: Diagram) -> dict[str, object]:
    """Its nodes, each the variable and a reference for each value."""
    return {"root": diagram.root, "nodes": [[node.variable, *node.children] for node in diagram.nodes]}
