"""Random expressions of figures over three typed values, with answers to them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from builder.flows.answers import Answers
from builder.flows.figures.expression import (
    AFTER,
    BEFORE,
    FROM,
    UNITS,
    UNTIL,
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
from builder.flows.model import Question
from builder.flows.questions.day import CalendarDay, Moment
from builder.flows.questions.number import Quantity
from builder.flows.questions.value_part import ValuePart
from builder.flows.questions.values import Values
from builder.load.rates import NEVER
from builder.problems import Location

HERE = Location("flow.yaml")
FIRST, LAST = datetime.date(2000, 1, 1).toordinal(), datetime.date(2040, 12, 31).toordinal()
QUESTIONS = {
    "whole": Values((ValuePart("", "", Quantity(least=-5, most=40)),)),
    "exact": Values((ValuePart("", "", Quantity(decimals=2, least=-1000, most=100_000)),)),
    "day": Values((ValuePart("", "", CalendarDay(Moment("", FIRST), Moment("", LAST))),)),
}
RATES = {"rate": (Rate(1, FIRST + 5000, Fraction(7, 2)), Rate(FIRST + 5001, NEVER, Fraction(-9, 10)))}


@dataclass(frozen=True, slots=True)
class Case:
    """An expression with all that it reads."""

    expression: Expression
    is_day: bool
    questions: Mapping[str, Question]
    rates: Mapping[str, Sequence[Rate]]


def _several(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[tuple[Expression, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


def _whole() -> st.SearchStrategy[Expression]:
    return st.just(TypedValue("whole", 0, 0, False)) | st.integers(-30, 30).map(lambda n: Constant(Fraction(n)))


def _numbers(days: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    constants = st.fractions(-20, 20, max_denominator=50).map(Constant)
    leaves = _whole() | st.just(TypedValue("exact", 0, 2, False)) | constants | st.builds(RateOn, st.just("rate"), days)
    leaves |= st.builds(Minus, days, days)
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(Sum, _several(inner)) | st.builds(Minus, inner, inner) | st.builds(Product, _several(inner))
            | st.builds(Quotient, inner, st.fractions(-9, 9, max_denominator=9).filter(bool))
            | st.builds(Extreme, _several(inner), st.booleans())
        ),
        max_leaves=5,
    )  # fmt: skip


def _days() -> st.SearchStrategy[Expression]:
    leaves: st.SearchStrategy[Expression] = st.just(TypedValue("day", 0, 0, True)) | st.just(Today())
    leaves |= st.integers(FIRST, LAST).map(lambda day: Constant(Fraction(day), is_day=True))
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(DayPlus, inner, _whole(), st.sampled_from(UNITS))
            | st.builds(Extreme, _several(inner), st.booleans())
            | st.builds(WeekdayBeside, inner, st.integers(0, 6), st.sampled_from((BEFORE, UNTIL, AFTER, FROM)))
        ),
        max_leaves=3,
    )  # fmt: skip


def expressions() -> st.SearchStrategy[Case]:
    """An expression of a number or a day."""
    questions = {id_: Question(id_, f"{id_}?", (), HERE, kind=kind) for id_, kind in QUESTIONS.items()}
    of_numbers = _numbers(_days()).map(lambda each: Case(each, False, questions, RATES))
    return of_numbers | _days().map(lambda each: Case(each, True, questions, RATES))


def given_to(_: Case) -> st.SearchStrategy[Answers]:
    """Answers within the bounds, as they are kept."""
    day = st.integers(FIRST, LAST).map(lambda number: datetime.date.fromordinal(number).isoformat())
    return st.fixed_dictionaries(
        {
            "whole": st.integers(-5, 40).map(lambda n: ("range", str(n))),
            "exact": st.integers(-1000, 100_000).map(lambda n: ("range", str(n))),
            "day": day.map(lambda kept: ("range", kept)),
        }
    )
