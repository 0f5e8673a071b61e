"""Walk two diagrams over the same variables side by side: which pairs of leaves have a combination in common.

The product of two ordered diagrams (Bryant 1986, «apply»); at most the product of their sizes.
"""

from __future__ import annotations

from builder.flows.diagram import Diagram


def leaf_pairs(left: Diagram, right: Diagram) -> set[tuple[int, int]]:
    """Every pair of leaves, as references, that some combination of answers leads to. Both read the same variables."""
    start = (left.root, right.root)
    seen = {start}
    stack = [start]
    pairs: set[tuple[int, int]] = set()
    while stack:
        pair = a, b = stack.pop()
        if a < 0 and b < 0:
            pairs.add(pair)
            continue
        at_a = left.nodes[a].variable if a >= 0 else len(left.variables)
        at_b = right.nodes[b].variable if b >= 0 else len(right.variables)
        variable = min(at_a, at_b)
        for value in range(left.variables[variable].size):
            following = (
                left.nodes[a].children[value] if at_a == variable else a,
                right.nodes[b].children[value] if at_b == variable else b,
            )
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return pairs
