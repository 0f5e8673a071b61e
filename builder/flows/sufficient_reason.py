"""The reason for an outcome: a minimal set of the reader's answers that alone forces the outcome.

An abductive explanation (prime implicant) of a decision diagram: start from all answers that were asked for and drop
them one by one, the latest first, as long as those left still force the outcome (Ignatiev, Narodytska and
Marques-Silva, «Abduction-based explanations for machine learning models», AAAI 2019). One look at the diagram for each
answer: answers times edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.diagram import Diagram

Values = Mapping[int, int]
"""Values by variable, in the order in which they were asked for."""


def sufficient_reason(diagram: Diagram, values: Values, outcome: str | None) -> list[int]:
    """The variables of a minimal sufficient reason, in the order asked.

    `values` are those on the way from the root to a leaf with this outcome. While these variables keep their values no
    other answers can lead to another outcome, and none of them can be left out.
    """
    kept = dict(values)
    others = frozenset(~index for index, leaf in enumerate(diagram.leaves) if leaf.outcome != outcome)
    # Invariant: the values in `kept` force the outcome. The order makes the reason the same everywhere, and it prefers
    # answers that were asked early, which readers remember.
    for variable in reversed(values):
        value = kept.pop(variable)
        if _reaches(diagram, kept, others):
            kept[variable] = value
    return [variable for variable in values if variable in kept]


def _reaches(diagram: Diagram, fixed: Values, leaves: frozenset[int]) -> bool:
    """True if some answers with these values lead to one of the leaves."""
    seen = {diagram.root}
    stack = [diagram.root]
    while stack:
        reference = stack.pop()
        if reference < 0:
            if reference in leaves:
                return True
            continue
        node = diagram.nodes[reference]
        value = fixed.get(node.variable)
        children: Sequence[int] = node.children if value is None else (node.children[value],)
        for child in children:
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return False
