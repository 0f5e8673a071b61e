"""A direct reading of a flow's rules, one combination at a time: slow, obvious, and not shared with the compiler."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from builder.flows.conditions import All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import NONE, Flow, Outcome, Question
from builder.load.fields import Fields
from builder.load.flow import KEYS, read_flow, read_names
from builder.load.located import Mapping, read_yaml
from builder.problems import Location, Problem

Answers = dict[str, tuple[str, ...]]


def flow_of(text: str, outcomes: tuple[str, ...] = ("a", "b", "c")) -> Flow:
    """The flow that a `flow.yaml` says, which must be without problems."""
    found: list[Problem] = []
    node = read_yaml(text, "flow.yaml", found)
    assert isinstance(node, Mapping)
    fields = Fields(node, "this flow", KEYS, found, Location("flow.yaml"))
    names = read_names(fields)
    assert names is not None
    known = {outcome: Outcome(outcome, outcome.upper(), Location("flow.yaml")) for outcome in outcomes}
    flow = read_flow(fields, names, "test", known)
    assert found == []
    assert flow is not None
    return flow


def holds(condition: Condition, flow: Flow, answers: Answers) -> bool:
    """Whether a condition holds for complete answers."""
    match condition:
        case Literal(question, options, at_least):
            return len(options & set(answers[question])) >= at_least
        case All(parts):
            return all(holds(part, flow, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, flow, answers) for part in parts)
        case Not(part):
            return not holds(part, flow, answers)
        case FactHolds(fact):
            return holds(flow.facts[fact].when, flow, answers)
        case ScoreWithin(score, low, high):
            terms = flow.scores[score].terms
            points = sum(term.add for term in terms if holds(term.when, flow, answers))
            return (low is None or points >= low) and (high is None or points <= high)


def decide(flow: Flow, answers: Answers) -> tuple[str | None, str | None]:
    """The outcome and the rule for complete answers: the first rule whose condition holds."""
    for rule in flow.rules:
        if holds(rule.when, flow, answers):
            return rule.advise, rule.id
    return None, None


def follow(flow: Flow, answers: Answers) -> tuple[str | None, list[str]]:
    """In a tree: the outcome for complete answers and the questions on the way, none of which comes twice."""
    at, asked = next(iter(flow.questions)), list[str]()
    while at in flow.questions:
        asked.append(at)
        question = flow.questions[at]
        gos = [go for option in question.options if option.id in answers[at] for go in option.go]
        taken = next((go for go in [*gos, *question.go] if go.when is None or holds(go.when, flow, answers)), None)
        if taken is None:
            return None, asked
        at = taken.to
    return at, asked


def every_answer(question: Question) -> list[tuple[str, ...]]:
    """All answers a question can get."""
    ids = [option.id for option in question.options]
    if not question.many:
        return [(option,) for option in ids]
    ticked = (c for size in range(1, len(ids) + 1) for c in itertools.combinations(ids, size))
    return [(NONE,), *ticked]


def every_combination(flow: Flow) -> Iterator[Answers]:
    """All combinations of complete answers."""
    questions = list(flow.questions.values())
    for combination in itertools.product(*(every_answer(question) for question in questions)):
        yield {question.id: answer for question, answer in zip(questions, combination, strict=True)}
