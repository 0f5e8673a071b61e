"""Cut a graph that is too large for one chart into several, with boxes that say where to go on.

The questions hang in a tree by what dominates them, that is, by the last question that all ways to them share (Cooper,
Harvey and Kennedy, «A simple, fast dominance algorithm», 2001; without circles one pass does). From the bottom up,
where a branch of that tree grows too large, its largest branches are cut off (Kundu and Misra, «A linear tree
partitioning algorithm», 1977), which gives few parts. Outcomes are repeated in each part that leads to them. Edges
times the depth of the tree.
"""

from __future__ import annotations

from dataclasses import replace

from builder.flows.drawing.graph import Box, Edge, Graph
from builder.flows.drawing.layers import in_order
from builder.languages import t

LARGEST = 20
"""The most questions that one chart shows, including those that it only refers to."""


def parts_of(graph: Graph, largest: int = LARGEST) -> list[Graph]:
    """The graph in parts, the one with the first question first; just itself where it is small enough."""
    asks = {edge.source for edge in graph.edges}
    if len(asks) <= largest:
        return [graph]
    order = [box for box in in_order(len(graph.boxes), [(e.source, e.target) for e in graph.edges]) if box in asks]
    heads = _heads(graph, order, largest)
    number = {head: index for index, head in enumerate(dict.fromkeys(heads[box] for box in order))}
    return [_part(graph, head, heads, number) for head in number]


def _heads(graph: Graph, order: list[int], largest: int) -> dict[int, int]:
    """For each question the first one of its part."""
    above = _dominators(graph, order)
    branches: dict[int, list[int]] = {box: [] for box in order}
    size: dict[int, int] = {}
    cut = {order[0]}
    for box in reversed(order):
        inside = sorted(branches[box], key=lambda b: (size[b], b))
        size[box] = 1 + sum(size[branch] for branch in inside)
        # The largest branches are cut first; each leaves one box behind, which refers to its own chart.
        while size[box] > largest and inside and size[inside[-1]] > 1:
            largest_branch = inside.pop()
            cut.add(largest_branch)
            size[box] -= size[largest_branch] - 1
        if box in above:
            branches[above[box]].append(box)
    heads: dict[int, int] = {}
    for box in order:
        heads[box] = box if box in cut else heads[above[box]]
    return heads


def _dominators(graph: Graph, order: list[int]) -> dict[int, int]:
    """For each question but the first the last one that is asked on every way to it."""
    parents: dict[int, list[int]] = {box: [] for box in order}
    for edge in graph.edges:
        if edge.target in parents:
            parents[edge.target].append(edge.source)
    place = {box: index for index, box in enumerate(order)}
    above: dict[int, int] = {}
    for box in order[1:]:
        shared, *others = parents[box]
        # Climb from two parents to the dominator they share; whichever is later in topological order climbs first.
        for other in others:
            while shared != other:
                if place[shared] > place[other]:
                    shared = above[shared]
                else:
                    other = above[other]
        above[box] = shared
    return above


def _part(graph: Graph, head: int, heads: dict[int, int], number: dict[int, int]) -> Graph:
    inside = [box for box in range(len(graph.boxes)) if heads.get(box) == head]
    place = {box: index for index, box in enumerate([head, *(box for box in inside if box != head)])}
    boxes = [graph.boxes[box] for box in place]
    edges: list[Edge] = []
    for edge in graph.edges:
        if heads.get(edge.source) == head:
            if edge.target not in place:
                place[edge.target] = len(boxes)
                boxes.append(_shown(graph.boxes[edge.target], heads.get(edge.target), number))
            edges.append(replace(edge, source=place[edge.source], target=place[edge.target]))
    return Graph(tuple(boxes), tuple(edges), graph.folded)


def _shown(box: Box, head: int | None, number: dict[int, int]) -> Box:
    """A box as other parts than its own show it."""
    return box if head is None else Box(box.text, "elsewhere", t("drawing.see-part", number=number[head] + 1))
