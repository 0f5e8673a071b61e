"""A direct reading of flows whose answers are numbers: §29 to §31 of flow-semantics.md, number by number.

Nothing here knows of ranges: every number between the bounds is tried.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping

from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Not
from builder.flows.model import Flow
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import BETWEEN, Values

Numbers = Mapping[str, tuple[int, ...]]
"""By question, the number typed for each of its values."""


def kind_of(flow: Flow, question: str) -> Values:
    """The kind of a question that takes numbers."""
    kind = flow.questions[question].kind
    assert isinstance(kind, Values)
    return kind


def every_typed(kind: Values) -> Iterator[tuple[int, ...]]:
    """§29: all that can be typed between the bounds."""
    ranges = []
    for part in kind.parts:
        assert isinstance(part.measure, Quantity)
        assert part.measure.least is not None
        assert part.measure.most is not None
        ranges.append(range(part.measure.least, part.measure.most + 1))
    return itertools.product(*ranges)


def every_answer(flow: Flow) -> Iterator[Numbers]:
    """All answers to all questions."""
    typed = [list(every_typed(kind_of(flow, question))) for question in flow.questions]
    for numbers in itertools.product(*typed):
        yield dict(zip(flow.questions, numbers, strict=True))


def number_of(kind: Values, value: str, typed: tuple[int, ...]) -> int:
    """§30: a value as it was typed, or one minus another."""
    ids = [part.id for part in kind.parts]
    if value in ids:
        return typed[ids.index(value)]
    one, other = next(each.pair for each in kind.differences if each.id == value)
    return typed[one] - typed[other]


def holds(condition: Condition, flow: Flow, numbers: Numbers) -> bool:
    """§30: True if a condition holds for numbers."""
    match condition:
        case Compare(question, value, least, most):
            number = number_of(kind_of(flow, question), value, numbers[question])
            return (least is None or number >= least) and (most is None or number <= most)
        case All(parts):
            return all(holds(part, flow, numbers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, flow, numbers) for part in parts)
        case Not(part):
            return not holds(part, flow, numbers)
        case FactHolds(fact):
            return holds(flow.facts[fact].when, flow, numbers)
    raise AssertionError(condition)


def decide(flow: Flow, numbers: Numbers) -> tuple[str, str]:
    """The outcome and the rule: the first rule that holds."""
    return next((rule.advise, rule.id) for rule in flow.rules if holds(rule.when, flow, numbers))


def typed_text(numbers: tuple[int, ...]) -> str:
    """The numbers as they are kept."""
    return BETWEEN.join(map(str, numbers))


def is_on_or_before(day: datetime.date, today: datetime.date, months: int) -> bool:
    """§32: True if a day is on or before today plus so many months, found by going through the calendar."""
    mark, left = today, months
    while left:
        step = 1 if left > 0 else -1
        first = mark.replace(day=1)
        mark = (first + datetime.timedelta(days=31)).replace(day=1) if step > 0 else first - datetime.timedelta(days=1)
        left -= step
    number = today.day
    while True:
        try:
            return day <= mark.replace(day=number)
        except ValueError:
            number -= 1
