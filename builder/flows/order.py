"""Give a free diagram one order of its variables, so that it can be compared with others.

Top-down: a state is a node of the free diagram with the variables before fixed; its cofactors are reduced and shared,
so that equal states are one (Gergov and Meinel, «Efficient Boolean manipulation with OBDDs can be extended to FBDDs»,
1994, for the form; cofactors as in Bryant 1986). The number of states can grow exponentially and is bounded.
"""

from __future__ import annotations

from builder.flows.cofactors import Cofactors
from builder.flows.compile import reduce_states
from builder.flows.diagram import Diagram
from builder.flows.expand import MAX_STATES, TooManyStatesError


def ordered(diagram: Diagram, max_states: int = MAX_STATES) -> Diagram:
    """The same function of the answers with its variables in the written order on every way.

    Raises `TooManyStatesError` where the bound is passed.
    """
    free = Cofactors()
    start = free.add(diagram)
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

    root = refer(start)
    expanded: list[tuple[int, list[int]]] = []
    index: dict[int, int] = {}
    for variable, queue in enumerate(waiting):
        for reference, number in queue.items():
            index[number] = len(expanded)
            values = range(diagram.variables[variable].size)
            expanded.append((variable, [refer(free.cofactor(reference, variable, value)) for value in values]))
    for _, children in expanded:
        children[:] = [child if child < 0 else index[child] for child in children]
    start = root if root < 0 else index[root]
    return reduce_states(start, expanded, diagram.variables, diagram.leaves).within(diagram)
