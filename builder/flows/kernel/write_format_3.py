"""Write a flow as a kernel of format 3: figures in the few operations that kernels have, limits, the rest as before."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from types import SimpleNamespace
from typing import Any

from msgspec import UNSET, UnsetType

from builder.flows.figures.expression import (
    AFTER,
    BEFORE,
    FROM,
    Constant,
    DayPlus,
    Expression,
    Extreme,
    FigureValue,
    Minus,
    Product,
    Quotient,
    RateOn,
    Rounded,
    Sum,
    Today,
    TypedValue,
    WeekdayBeside,
)
from builder.flows.figures.figure import Figure
from builder.flows.kernel import format_3 as kernel
from builder.flows.kernel.write_format_2 import CLASSES as CLASSES_2
from builder.flows.kernel.write_format_2 import Format2Writer
from builder.flows.model import Flow, Question
from builder.flows.questions.checkbox import Checkbox
from builder.flows.questions.day import CalendarDay, Moment
from builder.flows.questions.number import Quantity
from builder.flows.questions.value_part import ValuePart
from builder.flows.questions.values import Values

CLASSES = SimpleNamespace(
    **(vars(CLASSES_2) | {name.removesuffix("3"): each for name, each in vars(kernel).items() if name != "second"})
)
"""The classes of format 3 by the names that they have in format 1."""


class Format3Writer(Format2Writer):
    """Writes the parts of one flow."""

    classes: Any = CLASSES

    def parts(self) -> dict[str, Any]:
        """Everything in a kernel but its format."""
        tables = (
            kernel.RateTable(id_, tuple(kernel.RateEntry(r.first, r.last, str(r.value)) for r in rates))
            for id_, rates in self.flow.rates.items()
        )
        figures = tuple(map(self.figure, self.flow.figures.values()))
        return {**super().parts(), "rates": tuple(tables) or UNSET, "figures": figures or UNSET}

    def domain(self, question: Question) -> Any:
        """The domain of a question, with the limits of what is ticked."""
        domain = super().domain(question)
        if not isinstance(question.kind, Checkbox):
            return domain
        exclusive, at_most = question.kind.exclusive or UNSET, question.kind.at_most or UNSET
        return kernel.SetDomain3(domain.options, domain.none, exclusive, at_most)

    def asked(self, question: Question) -> Any:
        """A question, and for whom it and its options apply."""
        limited = [(each.id, each.applies_when) for each in question.options if each.applies_when is not None]
        return kernel.Asked3(
            question.id,
            self.domain(question),
            UNSET if question.applies_when is None else self.test(question.applies_when),
            tuple(kernel.Offers(option, self.test(when)) for option, when in limited) or UNSET,
        )

    def figure(self, figure: Figure) -> kernel.NamedFigure:
        """A figure, whose number is rounded in the end."""
        value, measure = worked(figure.expression, self.flow), figure.measure
        shown: kernel.NumberShown | kernel.DayShown = kernel.DayShown()
        if isinstance(measure, Quantity):
            shown = kernel.NumberShown(measure.unit, measure.decimals)
            value = _rounded(value, figure.to, figure.way)
        outcomes = tuple(id_ for id_, outcome in self.flow.outcomes.items() if figure.id in outcome.figures)
        return kernel.NamedFigure(
            id=figure.id,
            measure=shown,
            value=value,
            outcomes=outcomes,
            never_below=_bound(figure.never_below),
            never_above=_bound(figure.never_above),
        )


def _bound(bound: Fraction | None) -> str | UnsetType:
    return UNSET if bound is None else str(bound)


def ranges(flow: Flow) -> tuple[kernel.FigureRange, ...]:
    """The range of each figure of a flow."""
    return tuple(kernel.FigureRange(each.id, *map(str, each.bounds)) for each in flow.figures.values())


def worked(expression: Expression, flow: Flow) -> kernel.Worked:
    """An expression in the operations of kernels."""

    def of(part: Expression) -> kernel.Worked:
        return worked(part, flow)

    match expression:
        case Constant(value):
            return _number(value)
        case Today():
            return kernel.DayOfAnswer()
        case TypedValue(question, place):
            kind = flow.questions[question].kind
            assert isinstance(kind, Values)
            return _value(question, kind.parts[place])
        case FigureValue(figure):
            return kernel.FigureOf(figure)
        case Sum(parts):
            return reduce(_sum, map(of, parts))
        case Minus(one, other):
            return _sum(of(one), _times(of(other), Fraction(-1)))
        case Product(parts):
            return reduce(lambda one, other: kernel.ProductOfTwo((one, other)), map(of, parts))
        case Quotient(part, by):
            return _times(of(part), 1 / by)
        case Extreme(parts, greatest):
            kind_of = kernel.Greatest if greatest else kernel.Smallest
            return reduce(lambda one, other: kind_of((one, other)), map(of, parts))
        case RateOn(rate, day):
            return kernel.RateInForce(rate, of(day))
        case DayPlus(day, count, "days" | "weeks" as unit):
            return _sum(of(day), of(count) if unit == "days" else _times(of(count), Fraction(7)))
        case DayPlus(day, count, unit):
            return kernel.MonthsLater((of(day), of(count) if unit == "months" else _times(of(count), Fraction(12))))
        case WeekdayBeside(day, weekday, way):
            first = weekday + 1  # such a weekday, since day 1 is a Monday
            start = _sum(of(day), _number(Fraction({BEFORE: -1, AFTER: 1}.get(way, 0) - first)))
            weeks = _rounded(start, Fraction(7), "up" if way in (AFTER, FROM) else "down")
            return _sum(weeks, _number(Fraction(first)))
        case Rounded(part, to, way):
            return _rounded(of(part), to, way)


def _value(question: str, part: ValuePart) -> kernel.Worked:
    """The typed value; bounds that are not on the clock of its domain are written here, where they change nothing.

    The others follow them again: the range of the smaller of two parts alone would lose a bound below.
    """
    value: kernel.Worked = kernel.ValueOf(question, part.id)
    if isinstance(part.measure, CalendarDay):
        ends = ((kernel.Greatest, part.measure.least), (kernel.Smallest, part.measure.most))
        bounds = [(limit, moment, moment.on(part.measure.clock) is None) for limit, moment in ends if moment]
        if any(apart for _, _, apart in bounds):
            for limit, moment, _ in sorted(bounds, key=lambda bound: not bound[2]):
                value = limit((value, _moment(moment)))
    return value


def _moment(moment: Moment) -> kernel.Worked:
    if not moment.clock:
        return _number(Fraction(moment.position))
    if moment.clock == "months":
        return kernel.MonthsLater((kernel.DayOfAnswer(), _number(Fraction(moment.position // 2))))
    return _sum(kernel.DayOfAnswer(), _number(Fraction(moment.position)))


def _rounded(part: kernel.Worked, to: Fraction, way: str) -> kernel.RoundedTo:
    ways: dict[str, kernel.Way] = {"nearest": "nearest", "up": "up", "down": "down"}
    return kernel.RoundedTo(part, str(to), ways[way])


def _number(value: Fraction) -> kernel.ExactNumber:
    return kernel.ExactNumber(str(value))


def _sum(one: kernel.Worked, other: kernel.Worked) -> kernel.SumOfTwo:
    return kernel.SumOfTwo((one, other))


def _times(part: kernel.Worked, by: Fraction) -> kernel.ProductOfTwo:
    return kernel.ProductOfTwo((part, _number(by)))
