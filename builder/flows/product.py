"""Walk two diagrams side by side to the pairs of leaves that have a combination of answers in common.

The product of two ordered diagrams (Bryant 1986, «apply»); at most the product of their sizes, which is bounded.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from builder.flows.diagram import Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.witness import Step

MAX_PAIRS = 500_000
WIDTH = 10
"""The values of a pair, on average, that the bound on pairs allows; long lists of options have more."""
Pair = tuple[int, int]


def leaf_pairs(left: Diagram, right: Diagram, max_pairs: int = MAX_PAIRS) -> dict[Pair, list[Step]]:
    """Every pair of leaves, as references, that some combination of answers leads to, with the steps of a short way.

    Both diagrams read the same variables. Breadth first, so that each way decides as few variables as any.
    Raises `TooManyStatesError` where there are more pairs of nodes than the bound.
    """
    start = (left.root, right.root)
    came_from: dict[Pair, tuple[Pair, Step]] = {}
    seen = {start}
    waiting = deque([start])
    found: dict[Pair, list[Step]] = {}
    values = 0
    while waiting:
        pair = a, b = waiting.popleft()
        if a < 0 and b < 0:
            found[pair] = _way(pair, came_from)
            continue
        if len(seen) > max_pairs or values > WIDTH * max_pairs:
            raise TooManyStatesError(min(len(seen), max_pairs), _open_questions(waiting, left, right))
        at_a = left.nodes[a].variable if a >= 0 else len(left.variables)
        at_b = right.nodes[b].variable if b >= 0 else len(right.variables)
        variable = min(at_a, at_b)
        values += left.variables[variable].size
        for value in reversed(range(left.variables[variable].size)):
            following = (
                left.nodes[a].children[value] if at_a == variable else a,
                right.nodes[b].children[value] if at_b == variable else b,
            )
            if following not in seen:
                seen.add(following)
                came_from[following] = (pair, (variable, value))
                waiting.append(following)
    return found


def _open_questions(waiting: Iterable[Pair], left: Diagram, right: Diagram) -> list[str]:
    """The questions that the most pairs ask next, at most six."""
    counts: Counter[str] = Counter()
    for a, b in waiting:
        counts.update({diagram.question(r) for diagram, r in ((left, a), (right, b)) if r >= 0})
    order = [variable.question for variable in left.variables]
    return [question for question, _ in sorted(counts.items(), key=lambda c: (-c[1], order.index(c[0])))[:6]]


def _way(pair: Pair, came_from: dict[Pair, tuple[Pair, Step]]) -> list[Step]:
    steps = []
    while pair in came_from:
        pair, step = came_from[pair]
        steps.append(step)
    return steps[::-1]
