"""Put a condition in words that follow «if»: «it starts in less than 24 hours and you are ill»."""

from __future__ import annotations

from builder.flows.conditions import All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Flow


def in_words(condition: Condition, flow: Flow) -> str:
    """The condition in the editor's own clauses, one clause for each option and fact."""
    match condition:
        case Literal(at_least=at_least) if at_least > 1:
            return f"at least {at_least} of these hold: {'; '.join(_clauses(condition, flow))}"
        case Literal():
            return _joined(_clauses(condition, flow), "or")
        case All(parts):
            return _joined([in_words(part, flow) for part in parts], "and") or "anything holds"
        case AnyOf(parts):
            return _joined([in_words(part, flow) for part in parts], "or")
        case Not(part):
            return f"it is not so that {in_words(part, flow)}"
        case FactHolds(name):
            fact = flow.facts[name]
            return fact.clause or in_words(fact.when, flow)
        case ScoreWithin(score, low, high):
            if low is None or high is None:
                return f"{score} is {low} or more" if high is None else f"{score} is {high} or less"
            return f"{score} is from {low} to {high}"


def _clauses(literal: Literal, flow: Flow) -> list[str]:
    question = flow.questions[literal.question]
    return [question.option(option).words for option in question.option_ids if option in literal.options]


def _joined(parts: list[str], word: str) -> str:
    return (
        parts[0]
        if len(parts) == 1
        else f", {word} ".join(parts)
        if any("," in p for p in parts)
        else f" {word} ".join(parts)
    )
