"""A direct reading of what decides in a flow, one combination at a time: slow, obvious, not shared with the compiler.

It follows flow-semantics.md, as the other files `naive_*.py` do; each § is a paragraph's number there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision
from builder.flows.model import Flow, Outcome, Question
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.questions.values import Values
from builder.load.fields import Fields
from builder.load.flow import KEYS, read_flow, read_names
from builder.load.located import Mapping as MappingNode
from builder.load.located import read_yaml
from builder.load.reader import in_the_way
from builder.problems import Location

Answers = dict[str, tuple[str, ...]]
Gets = tuple[str | None, str | None]
"""§8, §9: the outcome and the rule; no rule in a tree, neither in a gap."""


def flow_of(text: str, outcomes: tuple[str, ...] = ("a", "b", "c")) -> Flow:
    """The flow that a `flow.yaml` says, which must be without problems."""
    node, found = read_yaml(text, "flow.yaml")
    assert found == ()
    assert isinstance(node, MappingNode)
    fields = Fields(node, "this flow", KEYS, Location("flow.yaml"))
    names = fields.take(read_names(fields))
    assert names is not None
    known = {outcome: Outcome(outcome, outcome.upper(), Location("flow.yaml")) for outcome in outcomes}
    flow = fields.take(read_flow(fields, names, "test", known))
    assert not in_the_way(fields.problems)
    assert flow is not None
    return flow


# Answers


def every_answer(question: Question) -> list[tuple[str, ...]]:
    """§1: all answers a question can get; §46: none is among them where it may not apply."""
    if question.applies_when is not None:
        return [(), *every_answer(replace(question, applies_when=None))]
    ids = [option.id for option in question.options]
    if not isinstance(question.kind, Checkbox):
        return [(option,) for option in ids]
    ticked = (c for size in range(1, len(ids) + 1) for c in itertools.combinations(ids, size))
    return [(NONE,), *ticked]


def every_combination(flow: Flow, given: Mapping[str, tuple[str, ...]] | None = None) -> Iterator[Answers]:
    """§2: all combinations of complete answers, or those that agree with the answers given."""
    choices = [[(given or {})[q.id]] if q.id in (given or {}) else every_answer(q) for q in flow.questions.values()]
    for combination in itertools.product(*choices):
        answers = dict(zip(flow.questions, combination, strict=True))
        if exists(flow, answers):
            yield answers


def is_limited(flow: Flow) -> bool:
    """§2: whether not all combinations exist."""
    asked = flow.questions.values()
    unlimited = Checkbox(none="")
    return any(
        q.applies_when is not None
        or any(option.applies_when is not None for option in q.options)
        or (isinstance(q.kind, Checkbox) and replace(q.kind, none="") != unlimited)
        for q in asked
    )


def applies(question: Question, flow: Flow, answers: Answers) -> bool:
    """§46: whether a question applies; what its condition reads comes before it."""
    return question.applies_when is None or holds(question.applies_when, flow, answers)


def exists(flow: Flow, answers: Answers) -> bool:
    """§46 to §48: whether a combination is one: each question that applies is answered, as it can be, and no other."""
    return all(fits(question, flow, answers) for question in flow.questions.values())


def fits(question: Question, flow: Flow, answers: Answers) -> bool:
    """§46 to §48: whether a question can have the answer that it has in a combination."""
    given = answers[question.id]
    if (given == ()) == applies(question, flow, answers):
        return False
    chosen = [option for option in question.options if option.id in given]
    if any(o.applies_when is not None and not holds(o.applies_when, flow, answers) for o in chosen):  # §47
        return False
    if not isinstance(question.kind, Checkbox):
        return True
    if len(chosen) > 1 and any(option.id in question.kind.exclusive for option in chosen):  # §48
        return False
    return question.kind.at_most is None or len(chosen) <= question.kind.at_most


@dataclass(frozen=True)
class Single:
    """§3: a whole answer, or whether one option is ticked."""

    question: str
    ticked: str = ""

    def of(self, answers: Mapping[str, tuple[str, ...]]) -> str | bool:
        """Its value in some answers."""
        given = answers[self.question]
        return self.ticked in given if self.ticked else "".join(given[:1])


def singles(question: Question) -> list[Single]:
    """§3: the single answers to a question, in the written order."""
    return (
        [Single(question.id, o.id) for o in question.options]
        if isinstance(question.kind, Checkbox)
        else [Single(question.id)]
    )


# Conditions


def holds(condition: Condition, flow: Flow, answers: Answers) -> bool:
    """True if a condition holds for complete answers."""
    match condition:
        case Literal(question, options, at_least):  # §4
            return len(options & set(answers[question])) >= at_least
        case Compare(question, value, least, most):  # §30: no threshold is inside the range of an answer
            asked = flow.questions[question]
            assert isinstance(asked.kind, Values)
            if not answers[question]:  # §46
                return False
            place = [option.id for option in asked.options].index(answers[question][0])
            low, high = asked.kind.cells[place][asked.kind.names.index(value)]
            from_least = least is None or (low is not None and low >= least)
            return from_least and (most is None or (high is not None and high <= most))
        case All(parts):  # §5
            return all(holds(part, flow, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, flow, answers) for part in parts)
        case Not(part):
            return not holds(part, flow, answers)
        case FactHolds(fact) if ": " in fact:  # §38
            decision, value = fact.split(": ")
            return value_of(flow.decisions[decision], flow, answers) == value
        case FactHolds(fact):  # §6
            return holds(flow.facts[fact].when, flow, answers)
        case ScoreWithin(score, low, high):  # §7
            terms = flow.scores[score].terms
            points = sum(term.add for term in terms if holds(term.when, flow, answers))
            return (low is None or points >= low) and (high is None or points <= high)


def value_of(decision: Decision, flow: Flow, answers: Answers) -> str | None:
    """§38: the value of a decision: that of the first case whose condition holds; None in a gap (§11)."""
    return next((case.value for case in decision.cases if holds(case.when, flow, answers)), None)


# What decides


def decide(flow: Flow, answers: Answers) -> Gets:
    """§8: the outcome and the rule for complete answers: the first rule whose condition holds."""
    for rule in flow.rules:
        if holds(rule.when, flow, answers):
            return rule.advise, rule.id
    return None, None  # §11


def follow(flow: Flow, answers: Answers) -> tuple[str | None, list[str]]:
    """§9: in a tree, the outcome for complete answers and the questions on the way, none of which comes twice (§10)."""
    at, asked = next(iter(flow.questions)), list[str]()
    while at in flow.questions:
        asked.append(at)
        question = flow.questions[at]
        gos = [go for option in question.options if option.id in answers[at] for go in option.go]
        taken = next((go for go in [*gos, *question.go] if go.when is None or holds(go.when, flow, answers)), None)
        if taken is None:
            return None, asked  # §11
        at = taken.to
    return at, asked


def gets(flow: Flow, answers: Answers) -> Gets:
    """§8, §9: what the reader gets for complete answers."""
    return decide(flow, answers) if flow.rules else (follow(flow, answers)[0], None)


def outcomes(flow: Flow, given: Mapping[str, tuple[str, ...]]) -> set[str | None]:
    """§13: what is possible."""
    return {gets(flow, answers)[0] for answers in every_combination(flow, given)}
