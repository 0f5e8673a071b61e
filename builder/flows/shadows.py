"""The earlier rules that leave nothing to a rule which never decides.

A minimal cover by greedy deletion: each earlier rule in turn is dropped if the others still cover the rule. The unions
of all later conditions are made once, so that a rule costs three operations on sets for each rule before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from builder.flows.answer_sets import FlowSets
from builder.flows.decision import DecisionCase
from builder.flows.model import Rule

Entry = TypeVar("Entry", Rule, DecisionCase)


def shadows(rule: Entry, before: Sequence[Entry], sets: FlowSets) -> list[Entry]:
    """A minimal set of earlier rules that together take every case of a rule: one alone if there is one.

    Raises `TooManyStatesError` where the bound of the sets is passed.
    """
    covered = sets.of(rule.when)
    taken = [sets.meet((covered, sets.of(other.when))) for other in before]
    if covered in taken:
        return [before[taken.index(covered)]]
    later = [sets.empty]
    for part in reversed(taken):
        later.append(sets.join((later[-1], part)))
    # Invariant: the rules kept so far and all rules still to be looked at cover the rule.
    kept, by_kept = [], sets.empty
    for place, (other, part) in enumerate(zip(before, taken, strict=True)):
        if sets.join((by_kept, later[len(before) - place - 1])) != covered:
            kept.append(other)
            by_kept = sets.join((by_kept, part))
    return kept
