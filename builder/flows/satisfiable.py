"""Satisfiability of conditions: compile them and look for the leaf at which they hold."""

from __future__ import annotations

from collections.abc import Sequence

from builder.flows.compile import compile_condition
from builder.flows.conditions import All, Condition
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow


def can_hold(conditions: Sequence[Condition], flow: Flow) -> bool:
    """True if some answers fulfil all conditions, or if there are too many states to find out."""
    try:
        diagram = compile_condition(All(tuple(conditions)), flow)
    except TooManyStatesError:
        return True
    return any(leaf.outcome == "yes" for leaf in diagram.leaves)
