"""The most questions that can still come, those after the outcome included: a number that falls with every answer.

For each outcome that can be reached: the questions that may be asked after it, and the longest way there, on which
these count nothing, since whoever is asked one of them on the way is not asked it again. Both parts can only shrink
with an answer, and one of them does. One pass over the edges for each different set of questions after an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.diagram import NOWHERE, Diagram


def at_most(diagram: Diagram, reference: int, after: Mapping[str, Sequence[str]]) -> int:
    """The bound from a node; `after` has the questions that may be asked after each outcome, if there are any."""
    groups: dict[frozenset[str], set[str | None]] = {}
    for outcome in dict.fromkeys(leaf.outcome for leaf in diagram.leaves):
        groups.setdefault(frozenset(after.get(outcome or "", ())), set()).add(outcome)
    return max(_longest(diagram, reference, outcomes, later) for later, outcomes in groups.items())


def _longest(diagram: Diagram, reference: int, outcomes: set[str | None], later: frozenset[str]) -> int:
    """The most questions on a way to one of the outcomes and after it; -1 where no way leads there."""
    counts: dict[int, int] = {NOWHERE: -1}
    for place, leaf in enumerate(diagram.leaves):
        counts[~place] = len(later) if leaf.outcome in outcomes else -1
    for place in range(len(diagram.nodes) - 1, reference - 1, -1):
        question, most = diagram.question(place), -1
        for child in set(diagram.nodes[place].children):
            same = child >= 0 and diagram.question(child) == question
            one_more = 0 if same or question in later else 1
            most = max(most, counts[child] + one_more if counts[child] >= 0 else -1)
        counts[place] = most
    return counts[reference]
