"""A diagram with one variable fixed: the cofactor. Linear in the diagram."""

from __future__ import annotations

from builder.flows.diagram import Diagram, Node, assemble


def restrict(diagram: Diagram, variable: int, value: int) -> Diagram:
    """The diagram of those whose `variable` has this value; it no longer reads that variable."""
    fixed: dict[int, int] = {}
    nodes: dict[int, Node] = {}
    unique: dict[Node, int] = {}

    def follow(reference: int) -> int:
        return reference if reference < 0 else fixed[reference]

    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node = diagram.nodes[reference]
        children = tuple(follow(child) for child in node.children)
        if node.variable == variable:
            fixed[reference] = children[value]
        elif all(child == children[0] for child in children):
            fixed[reference] = children[0]
        else:
            made = Node(node.variable, children)
            fixed[reference] = unique.setdefault(made, reference)
            nodes[fixed[reference]] = made
    return assemble(diagram.variables, nodes, diagram.leaves, follow(diagram.root))
