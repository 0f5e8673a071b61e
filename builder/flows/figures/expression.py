"""The closed set of expressions that figures are made of, as plain data; a day is its number from the year 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

BEFORE, UNTIL, AFTER, FROM = "before", "until", "after", "from"
"""The ways to look for a weekday from a day; `until` and `from` take the day itself where it fits."""
UNITS = ("days", "weeks", "months", "years")


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, or a day that `is_day`."""

    value: Fraction
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """The day of the answers."""


@dataclass(frozen=True, slots=True)
class TypedValue:
    """The value that a reader typed; a number counts in its last decimal."""

    question: str
    place: int
    decimals: int
    is_day: bool


@dataclass(frozen=True, slots=True)
class FigureValue:
    """Another figure, as it is shown."""

    figure: str


@dataclass(frozen=True, slots=True)
class Sum:
    """All parts together."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """One number or day minus another."""

    of: Expression
    minus: Expression


@dataclass(frozen=True, slots=True)
class Product:
    """All parts multiplied."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """A number divided by a constant that is not nought."""

    of: Expression
    by: Fraction


@dataclass(frozen=True, slots=True)
class Extreme:
    """The smallest of some numbers or days, or the greatest."""

    parts: tuple[Expression, ...]
    greatest: bool


@dataclass(frozen=True, slots=True)
class RateOn:
    """The rate that is in force on a day."""

    rate: str
    day: Expression


@dataclass(frozen=True, slots=True)
class DayPlus:
    """A day so many days, weeks, months or years later."""

    day: Expression
    count: Expression
    unit: str


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """The next weekday of a name from a day, 0 being Monday, one of the four ways."""

    day: Expression
    weekday: int
    way: str


@dataclass(frozen=True, slots=True)
class Rounded:
    """A multiple of a number, rounded to it one of the ways of a figure."""

    part: Expression
    to: Fraction
    way: str


Expression = (
    Constant | Today | TypedValue | FigureValue | Sum | Minus | Product | Quotient | Extreme
    | RateOn | DayPlus | WeekdayBeside | Rounded
)  # fmt: skip


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside one."""
    match expression:
        case Sum(parts) | Product(parts) | Extreme(parts):
            return parts
        case Minus(one, other) | DayPlus(one, other):
            return one, other
        case Quotient(part) | RateOn(_, part) | WeekdayBeside(part) | Rounded(part):
            return (part,)
    return ()


def rebuilt(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with each part changed, those inside first."""

    def of(part: Expression) -> Expression:
        return rebuilt(part, change)

    made = expression
    match expression:
        case Sum(parts) | Product(parts) | Extreme(parts):
            made = replace(expression, parts=tuple(map(of, parts)))
        case Minus(one, other):
            made = Minus(of(one), of(other))
        case DayPlus(day, count, unit):
            made = DayPlus(of(day), of(count), unit)
        case Quotient(part, by):
            made = Quotient(of(part), by)
        case RateOn(rate, day):
            made = RateOn(rate, of(day))
        case WeekdayBeside(day, weekday, way):
            made = WeekdayBeside(of(day), weekday, way)
        case Rounded(part, to, way):
            made = Rounded(of(part), to, way)
    return change(made)


def questions_of(expression: Expression) -> list[str]:
    """The questions whose answers an expression reads, but for those of other figures."""
    own = [expression.question] if isinstance(expression, TypedValue) else []
    return list(dict.fromkeys([*own, *(q for part in parts_of(expression) for q in questions_of(part))]))
