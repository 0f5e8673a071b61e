"""The compiled form of a flow: a reduced, ordered, multi-valued decision diagram.

Terms and reduction: Srinivasan, Kam, Malik and Brayton, «Algorithms for discrete function manipulation» (ICCAD 1990).
A reference to a child is one number: 0 and up is a node, below 0 is the leaf at `~reference`, or `NOWHERE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.flows.questions.variable import Variable

NOWHERE = -1_000_000
"""The reference for answers that do not exist together with those on the way."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The end of a path: an outcome and the rule that gives it; no outcome is a gap."""

    outcome: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """A variable that still matters, with one child for each of its values."""

    variable: int
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes in order, parents before children; every node and leaf is reachable from the root."""

    variables: tuple[Variable, ...]
    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]
    root: int
    exist: Diagram | None = field(default=None, compare=False)
    """Over the same variables, a leaf for the answers that exist together; None where all do."""
    once: Diagram | None = field(default=None, compare=False)
    """The same with each combination once, for counts: a question that does not apply has its first answer."""

    def question(self, reference: int) -> str:
        """The id of the question that the node at `reference` asks."""
        return self.variables[self.nodes[reference].variable].question

    def ways(self, reference: int) -> list[tuple[int, int]]:
        """The values that a node can have after the answers on the way to it, each with the reference it leads to."""
        return [each for each in enumerate(self.nodes[reference].children) if each[1] != NOWHERE]

    def within(self, other: Diagram) -> Diagram:
        """The same with the combinations that exist for another one."""
        return replace(self, exist=other.exist, once=other.once)


def only_child(children: Sequence[int], *, some_missing: bool = False) -> int | None:
    """The one reference that all answers lead to, which makes them idle; None where there are several.

    Answers that do not exist count for nothing, unless they are what a diagram tells.
    """
    different = {*children}
    if len(different) == 2 and not some_missing:
        different.discard(NOWHERE)
    return different.pop() if len(different) == 1 else None


def assemble(variables: Sequence[Variable], children: dict[int, Node], leaves: Sequence[Leaf], root: int) -> Diagram:
    """Number what is reachable from `root`, parents before children, and drop the rest.

    `children` maps any numbering of nodes to nodes that refer to each other by it. Nodes are numbered by their longest
    way from the root, then by variable, then in the order in which they are met. Linear in the edges, but for sorting.
    """
    seen = _children_first(children, root)[::-1]
    depth = dict.fromkeys(seen, 0)
    for reference in seen:
        for child in children[reference].children if reference >= 0 else ():
            depth[child] = max(depth[child], depth[reference] + 1)
    inner = sorted((r for r in seen if r >= 0), key=lambda r: (depth[r], children[r].variable))
    ends = sorted((r for r in seen if NOWHERE < r < 0), reverse=True)
    number = {r: i for i, r in enumerate(inner)} | {r: ~i for i, r in enumerate(ends)} | {NOWHERE: NOWHERE}
    nodes = tuple(Node(children[r].variable, tuple(number[c] for c in children[r].children)) for r in inner)
    return Diagram(tuple(variables), nodes, tuple(leaves[~r] for r in ends), number[root])


def _children_first(children: dict[int, Node], root: int) -> list[int]:
    """Every reference that is reachable from `root`, each after all that it leads to (depth-first postorder)."""
    order: list[int] = []
    done: set[int] = set()
    stack = [(root, False)]
    while stack:
        reference, left = stack.pop()
        if left:
            order.append(reference)
        elif reference not in done:
            done.add(reference)
            stack.append((reference, True))
            if reference >= 0:
                stack.extend((child, False) for child in children[reference].children)
    return order
