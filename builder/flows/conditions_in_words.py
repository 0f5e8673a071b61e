"""Put a condition in words that follow «if»: «it starts in less than 24 hours and you are ill»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Flow, Question
from builder.flows.questions.option_set import put_together
from builder.languages import t
from builder.languages.clauses import joined, listed


def condition_in_words(condition: Condition, flow: Flow) -> str:
    """The condition in the editor's own clauses, one clause for each option and fact."""
    match condition:
        case Literal(at_least=at_least) if at_least > 1:
            return t("condition.at-least", number=at_least, clauses=listed(_clauses(condition, flow)))
        case Literal():
            return joined(_clauses(condition, flow), "or")
        case Compare():
            return _compared(condition, flow)
        case Not(Compare(question, value, least, most)) if (least is None) != (most is None):
            other = (None, least - 1) if least is not None else ((most or 0) + 1, None)
            return _compared(Compare(question, value, *other), flow)
        case All():
            return joined(parts_in_words(condition, flow), "and")
        case AnyOf(parts):
            return joined([condition_in_words(part, flow) for part in parts], "or")
        case Not(Literal(question, options, 1)) if denied := _denied(flow.questions[question], options):
            return denied
        case Not(ScoreWithin()) if _positive(condition) != condition:
            return condition_in_words(_positive(condition), flow)
        case Not(FactHolds(name)) if flow.facts[name].unless:
            return flow.facts[name].unless
        case Not(part):
            return t("condition.not", condition=condition_in_words(part, flow))
        case FactHolds(name):
            fact = flow.facts[name]
            return fact.clause or condition_in_words(fact.when, flow)
        case ScoreWithin(score, low, high):
            clause = flow.scores[score].clause
            if clause:
                return t("condition.points", score=clause, points=_points(low, high))
            return t("condition.score", score=score, range=_range(low, high))


def parts_in_words(condition: All, flow: Flow) -> list[str]:
    """The parts of a conjunction, each in words."""
    return list(dict.fromkeys(condition_in_words(part, flow) for part in _gathered(condition.parts))) or [
        t("condition.anything")
    ]


def _range(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        bound = "at-least" if high is None else "at-most"
        return t(f"condition.number.{bound}", number=low if high is None else high)
    return (
        t("condition.number.exactly", number=low) if low == high else t("condition.number.between", low=low, high=high)
    )


def _points(low: int | None, high: int | None) -> str:
    """A range of points: «1 point or more», «from 0 to 1 points»."""
    if low is None or high is None:
        number, bound = (low, "at-least") if high is None else (high, "at-most")
        return t(f"condition.points-{bound}", count=number)
    return (
        t("condition.points-exactly", count=low) if low == high else t("condition.points-between", low=low, high=high)
    )


def _gathered(parts: Iterable[Condition]) -> list[Condition]:
    """The parts, with the bounds of one score put together, and all checkboxes of one question that must be clear."""
    clear: dict[str, frozenset[str]] = {}
    others: list[Condition] = []
    within: dict[str, int] = {}
    for part in parts:
        match _positive(part):
            case Not(Literal(question, options, 1)):
                clear[question] = clear.get(question, frozenset()) | options
            case ScoreWithin(score, low, high) as bounds:
                known = others[within.setdefault(score, len(others))] if score in within else None
                if isinstance(known, ScoreWithin):
                    lows, highs = [b for b in (low, known.at_least) if b is not None], (high, known.at_most)
                    least, most = max(lows, default=None), min((b for b in highs if b is not None), default=None)
                    others[within[score]] = ScoreWithin(score, least, most)
                else:
                    within[score] = len(others)
                    others.append(bounds)
            case other:
                others.append(other)
    return [*others, *(Not(Literal(question, options)) for question, options in clear.items())]


def _positive(condition: Condition) -> Condition:
    """A negated bound as the bound on the other side."""
    match condition:
        case Not(ScoreWithin(score, int(low), None)):
            return ScoreWithin(score, None, low - 1)
        case Not(ScoreWithin(score, None, int(high))):
            return ScoreWithin(score, high + 1, None)
    return condition


def _clauses(literal: Literal, flow: Flow) -> list[str]:
    question = flow.questions[literal.question]
    together = question.kind.together(literal.options, question.option_ids, question.name)
    if together is not None:
        return together
    sets = question.sets if literal.at_least == 1 else {}
    ids = put_together(literal.options, question.option_ids, sets)
    return list(dict.fromkeys(clause_of(question, id_) for id_ in ids))


def _denied(question: Question, options: frozenset[str]) -> str | None:
    same = next((each for each in question.sets.values() if each.clause and options == frozenset(each.options)), None)
    if same is not None:
        return same.unless or None
    offered = question.option_ids
    others = put_together([option for option in offered if option not in options], offered, question.sets)
    named = [option for option in offered if option in options]
    return question.kind.denied(options, (*named, *others), partial(clause_of, question), question.name)


def _compared(condition: Compare, flow: Flow) -> str:
    question = flow.questions[condition.question]
    return question.kind.compared(condition.value, condition.least, condition.most, question.name)


def clause_of(question: Question, option_id: str) -> str:
    """The clause of an option or of a set of options, or else the option's label and its question."""
    if option_id in question.sets:
        return question.sets[option_id].clause
    together = question.kind.together(frozenset({option_id}), question.option_ids, question.name)
    if together:
        return together[0]
    option = question.option(option_id)
    return option.clause or t("condition.answered", answer=option.label, question=question.name)
