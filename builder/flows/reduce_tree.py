"""Reduce the states of a tree to a diagram, as they are or up to some of them only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.flows.diagram import Diagram, Leaf, Node, assemble
from builder.flows.tree_states import Branch, End, States


def reduce_tree(states: States, leaves: Sequence[Leaf], leaf_of: Callable[[End], Leaf | None]) -> Diagram:
    """Merge equal nodes and drop idle ones, from the leaves up; no question comes twice, so the order is free.

    `leaf_of` says at which leaf a way ends; None for a question from which it goes on.
    """
    places = {leaf: ~place for place, leaf in enumerate(leaves)}
    unique: dict[Node, int] = {}
    # Hash-consing (Bryant 1986): successors first, so that equal nodes have equal references already.
    reference: dict[End, int] = {}
    for state in states.children_first():
        inside: list[int] = []
        for edge in states.fans[state].edges:
            if isinstance(edge, Branch):
                children = tuple(inside[child] for child in edge.children)
                same = all(child == children[0] for child in children)
                made = Node(edge.variable, children)
                inside.append(children[0] if same else unique.setdefault(made, len(unique)))
            else:
                leaf = leaf_of(edge)
                inside.append(reference[edge] if leaf is None else places[leaf])
        leaf = leaf_of(state)
        reference[state] = inside[-1] if leaf is None else places[leaf]
    nodes = {number: node for node, number in unique.items()}
    return assemble(states.variables, nodes, leaves, reference[states.root])
