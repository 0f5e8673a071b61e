"""Assign each box to a layer so that every edge leads down.

Three steps. Longest path from the top: each box as high as its edges allow. Then promotion (Nikolov and Tarassov,
«Graph layering by promotion of nodes», 2006), here downwards: a box goes down a layer, with those it would run into,
where that shortens the edges in sum. Last, where a layer is wider than a page, boxes that nothing follows go down until
it is not, the last first; this is what keeps a question with many outcomes from becoming one long row.
Edges times boxes in each of a bounded number of rounds; in practice close to linear.
"""

from __future__ import annotations

from collections.abc import Sequence

Links = Sequence[tuple[int, int]]
ROUNDS = 20


def layers_of(widths: Sequence[int], links: Links, most: int) -> list[int]:
    """The layer of each box, from 0; `most` is how wide a layer should be, as far as that depends on it."""
    children: list[list[int]] = [[] for _ in widths]
    parents: list[list[int]] = [[] for _ in widths]
    for source, target in links:
        children[source].append(target)
        parents[target].append(source)
    layers = [0] * len(widths)
    for box in in_order(len(widths), links):
        layers[box] = max((layers[parent] + 1 for parent in parents[box]), default=0)
    _promote(layers, children, parents)
    _narrow(layers, children, widths, most)
    return layers


def in_order(count: int, links: Links) -> list[int]:
    """The boxes, each after all that lead to it (Kahn, «Topological sorting of large networks», 1962)."""
    children: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    for source, target in links:
        children[source].append(target)
        waits[target] += 1
    ready = [box for box in range(count) if not waits[box]]
    for box in ready:
        for child in children[box]:
            waits[child] -= 1
            if not waits[child]:
                ready.append(child)
    return ready


def _promote(layers: list[int], children: list[list[int]], parents: list[list[int]]) -> None:
    bottom = max(layers, default=0)
    for _ in range(ROUNDS):
        moved = False
        for box in range(len(layers)):
            group = _pushed(box, layers, children)
            # The group goes down one layer: edges out of it get shorter by one, edges into it longer by one.
            gain = sum((c not in group) for b in group for c in children[b])
            gain -= sum((p not in group) for b in group for p in parents[b])
            if gain > 0 and all(layers[b] < bottom for b in group):
                moved = True
                for each in group:
                    layers[each] += 1
        if not moved:
            return


def _pushed(box: int, layers: list[int], children: list[list[int]]) -> set[int]:
    """The box and all that must go down with it."""
    group = {box}
    waiting = [box]
    while waiting:
        current = waiting.pop()
        for child in children[current]:
            if child not in group and layers[child] == layers[current] + 1:
                group.add(child)
                waiting.append(child)
    return group


def _narrow(layers: list[int], children: list[list[int]], widths: Sequence[int], most: int) -> None:
    layer = 0
    while layer <= max(layers, default=0):
        inside = [box for box in range(len(layers)) if layers[box] == layer]
        total = sum(widths[box] for box in inside)
        for box in reversed(inside):
            if total <= most or len(inside) == 1:
                break
            # Only boxes without children can go down alone without turning an edge upwards.
            if not children[box]:
                layers[box] += 1
                total -= widths[box]
                inside.remove(box)
        layer += 1
