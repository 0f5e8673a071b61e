"""Give a free diagram one order of its variables, so that it can be compared with others.

Top-down: a state is a node of the free diagram with the variables before fixed; its cofactors are reduced and shared,
so that equal states are one (Gergov and Meinel, «Efficient Boolean manipulation with OBDDs can be extended to FBDDs»,
1994, for the form; cofactors as in Bryant 1986). The number of states can grow exponentially and is bounded.
"""

from __future__ import annotations

from builder.flows.compile import reduce_states
from builder.flows.diagram import Diagram, Node
from builder.flows.expand import MAX_STATES, TooManyStatesError


def ordered(diagram: Diagram, max_states: int = MAX_STATES) -> Diagram:
    """The same function of the answers with its variables in the written order on every way.

    Raises `TooManyStatesError` where the bound is passed.
    """
    free = _Free(diagram)
    waiting: list[dict[int, int]] = [{} for _ in diagram.variables]
    known = 0

    def refer(reference: int) -> int:
        nonlocal known
        if reference < 0:
            return reference
        # The lowest bit is the first variable in the written order that this node or any node after it reads.
        reads = free.reads[reference]
        queue = waiting[(reads & -reads).bit_length() - 1]
        if reference not in queue:
            queue[reference] = known
            known += 1
            if known > max_states:
                names = dict.fromkeys(v.question for i, v in enumerate(diagram.variables) if reads >> i & 1)
                raise TooManyStatesError(max_states, list(names)[:6])
        return queue[reference]

    root = refer(diagram.root)
    expanded: list[tuple[int, list[int]]] = []
    index: dict[int, int] = {}
    for variable, queue in enumerate(waiting):
        for reference, number in queue.items():
            index[number] = len(expanded)
            values = range(diagram.variables[variable].size)
            expanded.append((variable, [refer(free.cofactor(reference, variable, value)) for value in values]))
    for _, children in expanded:
        children[:] = [child if child < 0 else index[child] for child in children]
    return reduce_states(root if root < 0 else index[root], expanded, diagram.variables, diagram.leaves)


class _Free:
    """The nodes of a free diagram and of its cofactors, each once."""

    def __init__(self, diagram: Diagram) -> None:
        self.nodes = list(diagram.nodes)
        self.unique = {node: reference for reference, node in enumerate(self.nodes)}
        self.reads = [0] * len(self.nodes)
        for reference in range(len(self.nodes) - 1, -1, -1):
            self.reads[reference] = self._reads_of(self.nodes[reference])
        self.known: dict[tuple[int, int, int], int] = {}

    def _reads_of(self, node: Node) -> int:
        reads = 1 << node.variable
        for child in node.children:
            reads |= self.reads[child] if child >= 0 else 0
        return reads

    def cofactor(self, reference: int, variable: int, value: int) -> int:
        """The node once a variable has a value."""
        if reference < 0 or not self.reads[reference] >> variable & 1:
            return reference
        node = self.nodes[reference]
        if node.variable == variable:
            return node.children[value]
        key = (reference, variable, value)
        if key not in self.known:
            self.known[key] = self._make(
                node.variable, tuple(self.cofactor(child, variable, value) for child in node.children)
            )
        return self.known[key]

    def _make(self, variable: int, children: tuple[int, ...]) -> int:
        if all(child == children[0] for child in children):
            return children[0]
        node = Node(variable, children)
        if node not in self.unique:
            self.unique[node] = len(self.nodes)
            self.nodes.append(node)
            self.reads.append(self._reads_of(node))
        return self.unique[node]
