"""Work out a figure exactly, from the values that a reader typed. The same in JavaScript is `figures.js`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod

from builder.flows.answers import Answers
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
from builder.flows.figures.figure import Figure, Rate, rounded_to
from builder.flows.questions.day import months_from
from builder.flows.questions.values import BETWEEN


class UnknownFigureError(Exception):
    """A value that the figure reads was not typed."""


class Evaluation:
    """Works out figures from some answers."""

    def __init__(
        self,
        figures: Mapping[str, Figure],
        rates: Mapping[str, Sequence[Rate]],
        answers: Answers,
        today: datetime.date | None,
    ) -> None:
        self.figures = figures
        self.rates = rates
        self.answers = answers
        self.today = today

    def figure(self, id_: str) -> Fraction | None:
        """The figure, rounded; None where a value is missing that it reads."""
        try:
            return self._rounded(id_)
        except UnknownFigureError:
            return None

    def _rounded(self, id_: str) -> Fraction:
        figure = self.figures[id_]
        return figure.rounded(self.exact(figure.expression))

    def exact(self, expression: Expression) -> Fraction:
        """The exact value; a day is its number."""
        match expression:
            case Constant(value):
                return value
            case Today():
                if self.today is None:
                    raise UnknownFigureError
                return Fraction(self.today.toordinal())
            case TypedValue(question, place, decimals, is_day):
                return self._typed(question, place, decimals, is_day)
            case FigureValue(figure):
                return self._rounded(figure)
            case Sum(parts):
                return sum(map(self.exact, parts), Fraction(0))
            case Minus(one, other):
                return self.exact(one) - self.exact(other)
            case Product(parts):
                return Fraction(prod(map(self.exact, parts)))
            case Quotient(part, by):
                return self.exact(part) / by
            case Extreme(parts, greatest):
                return (max if greatest else min)(map(self.exact, parts))
            case RateOn(rate, day):
                return rate_on(self.rates[rate], int(self.exact(day)))
            case DayPlus(day, count, unit):
                return Fraction(day_plus(int(self.exact(day)), int(self.exact(count)), unit))
            case WeekdayBeside(day, weekday, way):
                return Fraction(weekday_beside(int(self.exact(day)), weekday, way))
            case Rounded(part, to, way):
                return rounded_to(self.exact(part), to, way)

    def _typed(self, question: str, place: int, decimals: int, is_day: bool) -> Fraction:
        given = self.answers.get(question, ())
        if len(given) < 2:  # no answer, or only a range
            raise UnknownFigureError
        kept = given[1].split(BETWEEN)[place]
        if is_day:
            return Fraction(datetime.date.fromisoformat(kept).toordinal())
        return Fraction(int(kept), 10**decimals)


def rate_on(rates: Sequence[Rate], day: int) -> Fraction:
    """The rate in force on a day; the loader has made sure that there is one."""
    return next(rate.value for rate in rates if rate.first <= day <= rate.last)


def day_plus(day: int, count: int, unit: str) -> int:
    """The day so much later; a day that a month does not have is its last one."""
    if unit in ("days", "weeks"):
        return day + count * (7 if unit == "weeks" else 1)
    start = datetime.date.fromordinal(day)
    return months_from(start, count * (12 if unit == "years" else 1)).toordinal()


def weekday_beside(day: int, weekday: int, way: str) -> int:
    """The nearest such weekday on one side of a day."""
    start = day + {BEFORE: -1, AFTER: 1}.get(way, 0)
    ahead = (weekday - (start - 1)) % 7  # day 1 of the year 1 is a Monday
    return start + ahead if way in (AFTER, FROM) else start - (-ahead) % 7
