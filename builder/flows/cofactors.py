"""Diagrams that share their nodes, and what becomes of them once answers are known: their cofactors, each made once.

Hash-consing and cofactors as in Bryant 1986: equal functions are the same reference, and so are equal cofactors.
"""

from __future__ import annotations

from collections.abc import Callable

from builder.flows.diagram import NOWHERE, Diagram, Node, only_child


class Cofactors:
    """A growing set of nodes. Leaves are negative references, which mean what those who add diagrams say."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.reads: list[int] = []
        """For each node, a bit set of the variables that it and all nodes after it read."""
        self._unique: dict[Node, int] = {}
        self._known: dict[tuple[int, int, int], int] = {}
        self._needs: dict[int, int] = {}

    def add(self, diagram: Diagram, leaf: Callable[[int], int] = lambda reference: reference) -> int:
        """The reference of a diagram's root here; `leaf` renames its leaves."""
        made = [0] * len(diagram.nodes)

        def follow(reference: int) -> int:
            if reference < 0:
                return leaf(reference) if reference != NOWHERE else NOWHERE
            return made[reference]

        for reference in range(len(diagram.nodes) - 1, -1, -1):
            node = diagram.nodes[reference]
            made[reference] = self._make(node.variable, tuple(follow(child) for child in node.children))
        return follow(diagram.root)

    def cofactor(self, reference: int, variable: int, value: int) -> int:
        """The node once a variable has a value."""
        if reference < 0 or not self.reads[reference] >> variable & 1:
            return reference
        node = self.nodes[reference]
        if node.variable == variable:
            return node.children[value]
        key = (reference, variable, value)
        if key not in self._known:
            self._known[key] = self._make(
                node.variable, tuple([self.cofactor(child, variable, value) for child in node.children])
            )
        return self._known[key]

    def need(self, variable: int, size: int) -> int:
        """A node that reads a variable until it has a value, whichever it is; then it is the leaf `~0`."""
        if variable not in self._needs:
            self._needs[variable] = len(self.nodes)
            self.nodes.append(Node(variable, (~0,) * size))
            self.reads.append(1 << variable)
        return self._needs[variable]

    def while_possible(self, condition: int, fails: int, then: int) -> int:
        """The function `then` while the condition does not fail, where it reads what `then` reads, at once."""
        made: dict[int, int] = {}

        def of(reference: int) -> int:
            if reference < 0:
                return reference if reference in (fails, NOWHERE) else then
            if reference not in made:
                node = self.nodes[reference]
                is_read = then >= 0 and self.reads[then] >> node.variable & 1
                made[reference] = then if is_read else self._make(node.variable, tuple(map(of, node.children)))
            return made[reference]

        return of(condition)

    def _make(self, variable: int, children: tuple[int, ...]) -> int:
        only = only_child(children)
        if only is not None:
            return only
        node = Node(variable, children)
        if node not in self._unique:
            self._unique[node] = len(self.nodes)
            self.nodes.append(node)
            reads = 1 << variable
            for child in children:
                reads |= self.reads[child] if child >= 0 else 0
            self.reads.append(reads)
        return self._unique[node]
