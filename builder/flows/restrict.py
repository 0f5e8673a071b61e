"""A diagram with one variable fixed: the cofactor. Linear in the diagram."""

from __future__ import annotations

from dataclasses import replace

from builder.flows.diagram import Diagram, Node, assemble, only_child


def restrict(diagram: Diagram, variable: int, value: int) -> Diagram:
    """The diagram of those whose `variable` has this value; it no longer reads that variable."""
    made = _restricted(diagram, variable, value)
    if diagram.exist is None or diagram.once is None:
        return made
    exist, once = (_restricted(each, variable, value, some_missing=True) for each in (diagram.exist, diagram.once))
    return replace(made, exist=exist, once=once)


def _restricted(diagram: Diagram, variable: int, value: int, *, some_missing: bool = False) -> Diagram:
    fixed: dict[int, int] = {}
    nodes: dict[int, Node] = {}
    unique: dict[Node, int] = {}

    def follow(reference: int) -> int:
        return reference if reference < 0 else fixed[reference]

    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node = diagram.nodes[reference]
        children = tuple(follow(child) for child in node.children)
        only = children[value] if node.variable == variable else only_child(children, some_missing=some_missing)
        if only is not None:
            fixed[reference] = only
        else:
            made = Node(node.variable, children)
            fixed[reference] = unique.setdefault(made, reference)
            nodes[fixed[reference]] = made
    return assemble(diagram.variables, nodes, diagram.leaves, follow(diagram.root))
