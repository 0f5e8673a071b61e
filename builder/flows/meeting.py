"""A diagram in which answers that another one leads nowhere lead nowhere, too.

The product of two ordered diagrams (Bryant 1986, «apply»); at most the product of their sizes.
"""

from __future__ import annotations

from builder.flows.diagram import NOWHERE, Diagram, Node, assemble, only_child

Pair = tuple[int, int]


def meeting(diagram: Diagram, other: Diagram) -> Diagram:
    """The diagram for the combinations alone that lead somewhere in the other one, which has one leaf."""
    made: dict[Pair, int] = {}
    unique: dict[Node, int] = {}

    def follow(pair: Pair) -> int | None:
        if NOWHERE in pair:
            return NOWHERE
        return pair[0] if max(pair) < 0 else made.get(pair)

    start = diagram.root, other.root
    waiting = [start]
    while waiting:
        pair = waiting[-1]
        if follow(pair) is not None:
            waiting.pop()
            continue
        nodes = [each.nodes[at] if at >= 0 else None for each, at in zip((diagram, other), pair, strict=True)]
        variable = min(node.variable for node in nodes if node)
        size = diagram.variables[variable].size
        columns = [
            node.children if node and node.variable == variable else (at,) * size
            for node, at in zip(nodes, pair, strict=True)
        ]
        pairs = list(zip(*columns, strict=True))
        children = [follow(each) for each in pairs]
        if None in children:
            waiting += [each for each, child in zip(pairs, children, strict=True) if child is None]
            continue
        known = tuple(child for child in children if child is not None)
        only = only_child(known, some_missing=True)
        made[pair] = unique.setdefault(Node(variable, known), len(unique)) if only is None else only
    root = follow(start)
    assert root is not None, "the first pair is followed last"
    numbered = {number: node for node, number in unique.items()}
    return assemble(diagram.variables, numbered, diagram.leaves, root)
