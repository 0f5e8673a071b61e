"""A direct reading of figures: §33 of flow-semantics.md; §34 and §35 are read in `test_figures.py`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from builder.flows.figures.expression import (
    Constant,
    DayPlus,
    Expression,
    Extreme,
    Minus,
    Product,
    Quotient,
    RateOn,
    Sum,
    Today,
    TypedValue,
    WeekdayBeside,
)
from builder.flows.figures.figure import Rate

A_DAY = datetime.timedelta(1)
Value = Fraction | datetime.date


def value_of(
    expression: Expression, typed: dict[str, str], rates: dict[str, Sequence[Rate]], today: datetime.date
) -> Value:
    """§33: the value of an expression without other figures, a day as one; `typed` is by question, as it is kept."""

    def of(part: Expression) -> Value:
        return value_of(part, typed, rates, today)

    def number(part: Expression) -> Fraction:
        found = of(part)
        assert isinstance(found, Fraction)
        return found

    def day(part: Expression) -> datetime.date:
        found = of(part)
        assert isinstance(found, datetime.date)
        return found

    match expression:
        case Constant(value, is_day):
            return datetime.date.fromordinal(int(value)) if is_day else value
        case Today():
            return today
        case TypedValue(question, _, decimals, is_day):
            kept = typed[question]
            return datetime.date.fromisoformat(kept) if is_day else Fraction(Decimal(kept).scaleb(-decimals))
        case Sum(parts):
            total = Fraction(0)
            for part in parts:
                total += number(part)
            return total
        case Minus(one, other):
            first, second = of(one), of(other)
            if isinstance(first, datetime.date):
                assert isinstance(second, datetime.date)
                return Fraction((first - second).days)
            assert isinstance(second, Fraction)
            return first - second
        case Product(parts):
            made = Fraction(1)
            for part in parts:
                made *= number(part)
            return made
        case Quotient(part, by):
            return number(part) / by
        case Extreme(parts, greatest):
            ordered = sorted(map(of, parts))
            return ordered[-1 if greatest else 0]
        case RateOn(rate, on):
            return [each.value for each in rates[rate] if each.first <= day(on).toordinal()][-1]
        case DayPlus(start, count, unit):
            return later(day(start), int(number(count)), unit)
        case WeekdayBeside(beside, weekday, way):
            step = A_DAY if way in ("after", "from") else -A_DAY
            found = day(beside) + (step if way in ("after", "before") else 0 * A_DAY)
            while found.weekday() != weekday:
                found += step
            return found
    raise AssertionError(expression)


def later(day: datetime.date, count: int, unit: str) -> datetime.date:
    """§32, §33: month by month, with the last day where there is no such day."""
    if unit == "days":
        return day + count * A_DAY
    if unit == "weeks":
        return day + count * 7 * A_DAY
    year, month = day.year, day.month
    for _ in range(abs(count) * (12 if unit == "years" else 1)):
        month += 1 if count > 0 else -1
        year, month = (year + 1, 1) if month > 12 else (year - 1, 12) if month < 1 else (year, month)
    number = day.day
    while True:
        try:
            return datetime.date(year, month, number)
        except ValueError:
            number -= 1


def rounded(value: Fraction, to: Fraction, way: str) -> Fraction:
    """§33: the multiple of a step that is next above, next below, or nearest, a half upwards."""
    below = value - value % to
    if way == "down" or below == value:
        return below
    return below + to if way == "up" or value - below >= to / 2 else below
