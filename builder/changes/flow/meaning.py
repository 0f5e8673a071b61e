"""The meaning of a condition, whatever its facts and scores are called."""

from __future__ import annotations

from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Flow


def meaning(condition: Condition, flow: Flow) -> object:
    """A condition with every fact and score written out; None if one does not exist."""
    match condition:
        case FactHolds(fact):
            return meaning(flow.facts[fact].when, flow) if fact in flow.facts else None
        case ScoreWithin(score, low, high):
            if score not in flow.scores:
                return None
            return low, high, tuple((meaning(term.when, flow), term.add) for term in flow.scores[score].terms)
        case All(parts):
            return "all", tuple(meaning(part, flow) for part in parts)
        case AnyOf(parts):
            return "any", tuple(meaning(part, flow) for part in parts)
        case Not(part):
            return "not", meaning(part, flow)
        case Literal() | Compare():
            return condition
