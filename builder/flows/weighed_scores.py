"""The scores that decide if a rule is reached or holds."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.model import Flow


def weighed_by_rule(flow: Flow) -> dict[str, tuple[str, ...]]:
    """The scores that play a part in each rule or in one above it, by the rule's id, in the order they are met."""
    met: dict[str, None] = {}
    weighed = {}
    for rule in flow.rules:
        met.update(dict.fromkeys(_scores(rule.when, flow)))
        weighed[rule.id] = tuple(met)
    return weighed


def reads_score(condition: Condition, flow: Flow) -> bool:
    """True if a condition reads a score, also through its facts."""
    return next(_scores(condition, flow), None) is not None


def _scores(condition: Condition, flow: Flow) -> Iterator[str]:
    """The scores that a condition reads, also through its facts; a score's own points are not looked into."""
    for part in parts_of(condition):
        match part:
            case ScoreWithin(score):
                yield score
            case FactHolds(fact):
                yield from _scores(flow.facts[fact].when, flow)
