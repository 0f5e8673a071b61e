"""A sound range of a figure over all answers, by interval arithmetic (Moore, «Interval Analysis», 1966).

Each part is taken for itself, so that the range can be wider than what answers reach, and never narrower.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce

from builder.flows.figures.evaluate import day_plus, weekday_beside
from builder.flows.figures.expression import (
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
from builder.flows.figures.figure import Bounds, Figure, Rate, rounded_to
from builder.flows.model import Question
from builder.flows.questions.day import FIRST, LAST, CalendarDay, Moment, months_from
from builder.flows.questions.measure import LIMIT
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import Values

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2199, 12, 31)
"""The days on which a flow is taken to be answered."""


class UnsoundError(Exception):
    """A figure has no range; the message says why, and follows «the figure »."""


class Ranges:
    """The ranges of expressions over the questions of a flow."""

    def __init__(
        self, questions: Mapping[str, Question], figures: Mapping[str, Figure], rates: Mapping[str, Sequence[Rate]]
    ) -> None:
        self.questions = questions
        self.figures = figures
        self.rates = rates

    def of(self, expression: Expression) -> Bounds:
        """The range of an expression. Raises `UnsoundError`."""
        low, high = self._of(expression)
        if max(abs(low), abs(high)) > LIMIT:
            raise UnsoundError("can become larger than can be worked out exactly")
        return low, high

    def _of(self, expression: Expression) -> Bounds:
        match expression:
            case Constant(value):
                return value, value
            case Today():
                return Fraction(EARLIEST.toordinal()), Fraction(LATEST.toordinal())
            case TypedValue(question, place, decimals):
                return self._typed(question, place, decimals)
            case FigureValue(figure):
                return self.figures[figure].bounds
            case Sum(parts):
                ends = [self.of(part) for part in parts]
                return sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0))
            case Minus(one, other):
                (low, high), (least, most) = self.of(one), self.of(other)
                return low - most, high - least
            case Product(parts):
                return reduce(_times, map(self.of, parts))
            case Quotient(part, by):
                low, high = (end / by for end in self.of(part))
                return min(low, high), max(low, high)
            case Extreme(parts, greatest):
                choose, ends = max if greatest else min, [self.of(part) for part in parts]
                return choose(low for low, _ in ends), choose(high for _, high in ends)
            case RateOn(rate, day):
                return self._rate(rate, *self.of(day))
            case DayPlus(day, count, unit):  # both ends are the extremes, since nothing changes its order
                (first, last), (least, most) = self.of(day), self.of(count)
                return _plus(first, least, unit), _plus(last, most, unit)
            case WeekdayBeside(day, weekday, way):
                first, last = (_in_calendar(weekday_beside(int(end), weekday, way)) for end in self.of(day))
                return first, last
            case Rounded(part, to, way):
                low, high = (rounded_to(end, to, way) for end in self.of(part))
                return low, high

    def _typed(self, question: str, place: int, decimals: int) -> Bounds:
        kind = self.questions[question].kind
        assert isinstance(kind, Values)
        measure = kind.parts[place].measure
        if isinstance(measure, CalendarDay):
            return _end(measure.least, FIRST, EARLIEST), _end(measure.most, LAST, LATEST)
        assert isinstance(measure, Quantity)
        if measure.least is None or measure.most is None:
            raise UnsoundError(f"reads `{question}`, which has no bounds")
        return Fraction(measure.least, 10**decimals), Fraction(measure.most, 10**decimals)

    def _rate(self, name: str, first: Fraction, last: Fraction) -> Bounds:
        rates = self.rates[name]
        if first < rates[0].first or last > rates[-1].last:
            raise UnsoundError(f"can ask for `{name}` on a day for which it has no rate")
        found = [rate.value for rate in rates if rate.first <= last and rate.last >= first]
        return min(found), max(found)


def _end(moment: Moment | None, otherwise: datetime.date, answered: datetime.date) -> Fraction:
    """An end of what can be typed for a day; one that is counted from today is taken at its outermost."""
    if moment is None:
        return Fraction(otherwise.toordinal())
    if not moment.clock:
        return Fraction(moment.position)
    if moment.clock == "months":
        return Fraction(months_from(answered, moment.position // 2).toordinal())
    return Fraction(answered.toordinal() + moment.position)


def _plus(day: Fraction, count: Fraction, unit: str) -> Fraction:
    try:
        return _in_calendar(day_plus(int(day), int(count), unit))
    except (ValueError, OverflowError):
        return _in_calendar(0)


def _in_calendar(day: int) -> Fraction:
    if FIRST.toordinal() <= day <= LAST.toordinal():
        return Fraction(day)
    raise UnsoundError("can come to a day that is in no calendar")


def _times(one: Bounds, other: Bounds) -> Bounds:
    products = [a * b for a in one for b in other]
    return min(products), max(products)
