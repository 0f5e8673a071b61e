"""Put the expression of a figure in words, for the page that shows how a flow works."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

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
    parts_of,
)
from builder.flows.figures.figure import Figure, figures_in
from builder.flows.model import Flow
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import Values
from builder.languages import spoken, t

CENTURY = 36_525
"""Days. A wider range of days has the bounds of the calendar, and tells a reader nothing."""


def expression_in_words(expression: Expression, flow: Flow) -> str:
    """«the smallest of “Pay in a week” and the rate “weekly-cap” on “Last day”, times 1.5»."""

    def inner(part: Expression) -> str:
        words = expression_in_words(part, flow)
        return t("figure.inner", words=words) if isinstance(part, Sum | Minus | Product | Quotient) else words

    match expression:
        case Constant(value, is_day):
            return spoken().date(datetime.date.fromordinal(int(value))) if is_day else number_in_words(value)
        case Today():
            return t("value.relative.today")
        case TypedValue(question, place):
            return t("quoted", words=_name(flow, question, place))
        case FigureValue(figure):
            return t("quoted", words=flow.figures[figure].label)
        case Sum(parts):
            return t("figure.plus").join(map(inner, parts))
        case Minus(one, other):
            return t("figure.minus", one=inner(one), other=inner(other))
        case Product(parts):
            return t("figure.times").join(map(inner, parts))
        case Quotient(part, by):
            return t("figure.divided", part=inner(part), by=number_in_words(by))
        case Extreme(parts, greatest):
            return t(
                f"figure.{'greatest' if greatest else 'smallest'}", parts=t("list.semicolon").join(map(inner, parts))
            )
        case RateOn(rate, day):
            return t("figure.rate", rate=rate, day=inner(day))
        case DayPlus(day, Constant(count), unit):
            return t(f"figure.later.{unit}", day=inner(day), count=int(count))
        case DayPlus(day, Minus(Constant(nothing), Constant(count)), unit) if nothing == 0:
            return t(f"figure.earlier.{unit}", day=inner(day), count=int(count))
        case DayPlus(day, number, unit):
            return t(f"figure.{unit}", day=inner(day), number=inner(number))
        case WeekdayBeside(day, weekday, way):
            return t(f"figure.weekday-{way}", weekday=t(f"figure.weekday.{weekday}"), day=inner(day))
        case Rounded(part, to, way):
            return inner(part) + t("list.comma") + t(f"figure.rounded-{way}", step=number_in_words(to))


def figure_in_words(figure: Figure, flow: Flow) -> str:
    """The expression of a figure, and the way it is rounded."""
    words = expression_in_words(figure.expression, flow)
    if isinstance(figure.measure, Quantity):
        words += t("list.comma") + t(f"figure.rounded-{figure.way}", step=number_in_words(figure.to))
    return words


def range_in_words(figure: Figure) -> str:
    """A range in which a figure is, whatever is answered."""
    if isinstance(figure.measure, CalendarDay) and figure.bounds[1] - figure.bounds[0] > CENTURY:
        return t("figure.any-day")
    low, high = (figure.words(end) for end in figure.bounds)
    return low if low == high else t("figure.range", low=low, high=high)


def worked_out_in_words(id_: str, flow: Flow) -> list[str]:
    """All that makes a figure: each line one expression, one rate or one law, with the figures that it reads."""
    figure = flow.figures[id_]
    said = [t("figure.line", label=figure.label, words=figure_in_words(figure, flow))]
    for rate, words in _rates_in_words(figure.expression, flow):
        said.append(t("figure.rate-line", rate=rate, words=words))
    laws = (("below", figure.never_below), ("above", figure.never_above))
    said += [t(f"figure.never-{side}", label=figure.label, words=figure.words(b)) for side, b in laws if b is not None]
    inside = (line for other in figures_in(figure.expression) for line in worked_out_in_words(other, flow))
    return list(dict.fromkeys([*said, *inside]))


def _rates_in_words(expression: Expression, flow: Flow) -> Iterator[tuple[str, str]]:
    """The rates of each table that an expression reads, by the name of the table, with their first days."""
    if isinstance(expression, RateOn):
        for rate in flow.rates[expression.rate]:
            day = spoken().date(datetime.date.fromordinal(rate.first))
            yield expression.rate, t("figure.rate-from", day=day, number=number_in_words(rate.value))
    for part in parts_of(expression):
        yield from _rates_in_words(part, flow)


def number_in_words(value: Fraction) -> str:
    """A number with its decimals, or as a fraction where these have no end."""
    places = next((n for n in range(10) if (value * 10**n).denominator == 1), None)
    if places is None:
        return str(value)
    digits = f"{abs(int(value * 10**places)):0{places + 1}}"
    whole = f"{int(digits[: len(digits) - places]):,}".replace(",", t("number.thousands"))
    sign = t("number.minus") if value < 0 else ""
    return f"{sign}{whole}{t('number.decimal')}{digits[-places:]}" if places else f"{sign}{whole}"


def _name(flow: Flow, question: str, place: int) -> str:
    kind = flow.questions[question].kind
    assert isinstance(kind, Values)
    return kind.parts[place].name or flow.questions[question].name
