"""The diagrams of all items in one list of nodes, where equal nodes are one: for the page, and for claims.

Hash-consing from the last variable to the first (Bryant 1986). Linear in the nodes of all diagrams.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.flows.collected import Collected
from builder.flows.diagram import NOWHERE

NO, YES = ~0, ~1
"""The references of the two leaves."""


@dataclass(frozen=True, slots=True)
class SharedNodes:
    """Nodes, each its variable and a reference for each value, parents first; and where each diagram begins."""

    nodes: tuple[tuple[int, ...], ...]
    roots: Mapping[str, int]
    nothing: int


def shared_nodes(collected: Collected) -> SharedNodes:
    """The nodes of all items, and of what tells that there is none."""
    unique: dict[tuple[int, ...], int] = {}
    roots = []
    for diagram in (*collected.items.values(), collected.nothing):
        ends = [YES if leaf.outcome == "yes" else NO for leaf in diagram.leaves]
        made: dict[int, int] = {~place: end for place, end in enumerate(ends)} | {NOWHERE: NOWHERE}
        for reference in range(len(diagram.nodes) - 1, -1, -1):
            node = diagram.nodes[reference]
            key = (node.variable, *(made[child] for child in node.children))
            made[reference] = unique.setdefault(key, len(unique))
        roots.append(made[diagram.root])
    # Invariant: a node is made after those that it leads to, and reads an earlier variable.
    order = sorted(unique.values(), key=lambda number: (keys[number][0], number)) if (keys := [*unique]) else []
    place = {number: index for index, number in enumerate(order)} | {NO: NO, YES: YES, NOWHERE: NOWHERE}
    nodes = tuple((keys[number][0], *(place[child] for child in keys[number][1:])) for number in order)
    *items, nothing = (place[root] for root in roots)
    return SharedNodes(nodes, dict(zip(collected.items, items, strict=True)), nothing)
