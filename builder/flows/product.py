"""Walk two diagrams side by side to the pairs of leaves that have a combination of answers in common.

The product of two ordered diagrams (Bryant 1986, «apply»); at most the product of their sizes, which is bounded.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from builder.flows.diagram import NOWHERE, Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.witness import Step

MAX_PAIRS = 500_000
WIDTH = 10
"""The values of a pair, on average, that the bound on pairs allows; long lists of options have more."""
Pair = tuple[int, int]
Place = tuple[int, ...]
"""A reference in each diagram that is walked."""


def leaf_pairs(left: Diagram, right: Diagram, max_pairs: int = MAX_PAIRS) -> dict[Pair, list[Step]]:
    """Every pair of leaves, as references, that some combination of answers leads to, with the steps of a short way.

    Both diagrams read the same variables; those of the combinations that exist for either go along with them. Breadth
    first, so that each way decides as few variables as any.
    Raises `TooManyStatesError` where there are more pairs of nodes than the bound.
    """
    existing = {id(each): each for each in (left.exist, right.exist) if each is not None}
    walked = (left, right, *existing.values())
    start = tuple(each.root for each in walked)
    came_from: dict[Place, tuple[Place, Step]] = {}
    seen = {start}
    waiting = deque([start])
    found: dict[Pair, list[Step]] = {}
    values = 0
    while waiting:
        place = waiting.popleft()
        if NOWHERE in place:
            continue
        if max(place) < 0:
            found.setdefault((place[0], place[1]), _way(place, came_from))
            continue
        if len(seen) > max_pairs or values > WIDTH * max_pairs:
            raise TooManyStatesError(min(len(seen), max_pairs), _open_questions(waiting, left, right))
        nodes = [each.nodes[at] if at >= 0 else None for each, at in zip(walked, place, strict=True)]
        variable = min(node.variable for node in nodes if node)
        reading = [node.children if node and node.variable == variable else None for node in nodes]
        values += left.variables[variable].size
        for value in reversed(range(left.variables[variable].size)):
            following = tuple([to[value] if to else at for to, at in zip(reading, place, strict=True)])
            if following not in seen:
                seen.add(following)
                came_from[following] = (place, (variable, value))
                waiting.append(following)
    return found


def _open_questions(waiting: Iterable[Place], left: Diagram, right: Diagram) -> list[str]:
    """The questions that the most pairs ask next, at most six."""
    counts: Counter[str] = Counter()
    for a, b, *_ in waiting:
        counts.update({diagram.question(r) for diagram, r in ((left, a), (right, b)) if r >= 0})
    order = [variable.question for variable in left.variables]
    return [question for question, _ in sorted(counts.items(), key=lambda c: (-c[1], order.index(c[0])))[:6]]


def _way(place: Place, came_from: dict[Place, tuple[Place, Step]]) -> list[Step]:
    steps = []
    while place in came_from:
        place, step = came_from[place]
        steps.append(step)
    return steps[::-1]
