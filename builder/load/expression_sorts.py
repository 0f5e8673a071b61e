"""The words of expressions, and the sorts of those that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.flows.figures.expression import Expression, TypedValue
from builder.flows.model import Question
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import Values

EXPRESSION_KEYS = (
    "add", "subtract", "multiply", "divide", "min", "max", "rate", "on", "day", "plus", "minus", "in", "weekday",
    "before", "until", "after", "from",
)  # fmt: skip
OPERATIONS = ("add", "subtract", "multiply", "divide", "min", "max", "rate", "day", "weekday")
"""The keys that name an operation; each expression has one."""
WITH = {"rate": ("on",), "day": ("plus", "minus", "in"), "weekday": ("before", "until", "after", "from")}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_DEEP = 20


@dataclass(frozen=True, slots=True)
class Read:
    """An expression that was read, with its sort."""

    expression: Expression
    is_day: bool = False
    unit: str = ""
    """Its unit; empty for a plain number."""
    is_whole: bool = False
    is_rate: bool = False
    """A rate is in a unit per another one, so that what it is multiplied by says nothing of the product."""


def is_currency(unit: str) -> bool:
    """True for the code of a currency."""
    return len(unit) == 3 and unit.isupper()


def sort_of(expression: Expression, measure: Measure) -> Read:
    """An expression whose value has a measure."""
    if isinstance(measure, Quantity):
        return Read(expression, unit=measure.unit, is_whole=measure.decimals == 0)
    return Read(expression, is_day=True)


def typed_values(questions: Mapping[str, Question]) -> Iterator[tuple[str, Read]]:
    """All that readers type, by the names that expressions use."""
    for question in questions.values():
        kind = question.kind
        for place, part in enumerate(kind.parts if isinstance(kind, Values) else ()):
            decimals = part.measure.decimals if isinstance(part.measure, Quantity) else 0
            typed = TypedValue(question.id, place, decimals, not isinstance(part.measure, Quantity))
            yield f"{question.id}.{part.id}" if part.id else question.id, sort_of(typed, part.measure)
