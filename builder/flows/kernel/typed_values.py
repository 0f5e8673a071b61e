"""The values that readers type, as format 2 of kernels has them, and back."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from builder.flows.kernel import typed_parts as kernel
from builder.flows.questions.cells import Range
from builder.flows.questions.day import CalendarDay, Moment
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Quantity
from builder.flows.questions.value_part import Subtraction, ValuePart
from builder.flows.questions.values import Values

CALENDAR = "calendar"


def domain_of(kind: Values) -> kernel.ValuesDomain:
    """The domain of a question whose answer is typed."""
    values = tuple(_value(part) for part in kind.parts)
    ids = [part.id for part in kind.parts]
    pairs = tuple(kernel.Subtracted(each.id, ids[each.pair[0]], ids[each.pair[1]]) for each in kind.differences)
    return kernel.ValuesDomain(values, pairs)


def _value(part: ValuePart) -> kernel.TypedValue:
    least, most = _written(part.measure.bounds)
    match part.measure:
        case Quantity(unit=unit, decimals=decimals):
            return kernel.NumberValue(part.id, unit, decimals, least, most)
        case CalendarDay(clock="days" | "months" as clock):
            return kernel.DayValue(part.id, clock, least, most)
    return kernel.DayValue(part.id, "calendar", least, most)


def _written(bounds: Range) -> tuple[int | UnsetType, int | UnsetType]:
    least, most = (UNSET if each is None else each for each in bounds)
    return least, most


def compared(question: str, value: str, bounds: Range) -> kernel.Compared:
    """A condition on a value."""
    least, most = _written(bounds)
    return kernel.Compared(question, value, least, most)


def kind_of(domain: kernel.ValuesDomain) -> Values:
    """The kind of a question, not cut yet. Raises `KeyError` for a difference of a value that is not there."""
    parts = tuple(ValuePart(value.id, value.id, _measure(value)) for value in domain.values)
    places = {part.id: place for place, part in enumerate(parts)}
    pairs = tuple(
        Subtraction(each.id, each.id, (places[each.value], places[each.minus])) for each in domain.differences
    )
    return Values(parts, pairs)


def _measure(value: kernel.TypedValue) -> Measure:
    least, most = (None if each is UNSET else each for each in (value.least, value.most))
    if isinstance(value, kernel.NumberValue):
        return Quantity(value.unit, value.decimals, least, most)
    clock = "" if value.clock == CALENDAR else value.clock
    ends = [None if each is None else Moment(clock, each) for each in (least, most)]
    return CalendarDay(ends[0], ends[1], clock)
