"""Figures are exact, inside their range, and what an independent reading of the guidance says.

Rooms: builder/flows/figures, builder/load/figures.py, builder/load/expressions.py, builder/load/expression_sorts.py,
builder/load/rates.py, builder/load/shown_figures.py.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.batch import answerer
from builder.flows.figures.bounds import Ranges, UnsoundError
from builder.flows.figures.evaluate import Evaluation
from builder.flows.figures.expression import Constant, DayPlus, Minus, Sum
from builder.flows.figures.figure import Figure
from builder.flows.figures.in_words import expression_in_words, range_in_words
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import BETWEEN
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.flows.naive_figures import rounded, value_of
from tests.flows.random_figures import HERE, Case, expressions, given_to
from tests.knowledge_bases import CASES
from tests.properties import examples

FLOWS = {page.flow.slug: page for page in load_site(CASES / "flows/figures").value.flows}
Figures = Mapping[str, str | None]
DAYS = st.dates(datetime.date(2024, 4, 6), datetime.date(2026, 4, 5))


def replies(page: FlowPage) -> Callable[[Mapping[str, object]], Figures]:
    """The figures that `builder flow run` says of answers."""
    answer = answerer(page.flow, page.diagram, page.follow_ups, datetime.date(2026, 1, 1))

    def figures(given: Mapping[str, object]) -> Figures:
        said: dict[str, Figures] = json.loads(answer(json.dumps(given)).json)
        return said["figures"]

    return figures


@settings(max_examples=examples(50), deadline=None)
@given(st.integers(16, 100), st.integers(2, 60), st.integers(0, 1_000_000), DAYS)
def test_redundancy_pay(age: int, service: int, pence: int, last_day: datetime.date) -> None:
    """Year by year, back from the last day: half a week below 22, one below 41, then one and a half; at most 20."""
    weeks = Decimal(0)
    for back in range(1, min(service, 20) + 1):
        at_start = age - back
        weeks += Decimal("1.5") if at_start >= 41 else Decimal(1) if at_start >= 22 else Decimal("0.5")
    cap = Decimal(700) if last_day < datetime.date(2025, 4, 6) else Decimal(719)
    amount = (weeks * min(Decimal(pence) / 100, cap)).quantize(Decimal("0.01"), ROUND_DOWN)
    given = {"age": age, "service": service, "pay": f"{pence / 100:.2f}", "last-day": str(last_day)}
    if service <= age - 16 + 1:  # nobody has worked there since before the age of 15
        assert replies(FLOWS["redundancy"])(given) == {"weeks": f"{weeks:.1f}", "amount": f"{amount:.2f}"}


@given(st.integers(5, 70), st.integers(0, 40_000))
def test_holiday(tenths: int, hundredths: int) -> None:
    """5.6 weeks and at most 28 days, half days rounded up; 12.07 % of hours, to the nearest hour."""
    said = replies(FLOWS["holiday"])
    days = min(Decimal(28), Decimal(tenths) / 10 * Decimal("5.6"))
    half_days = (days * 2).to_integral_value(ROUND_CEILING) / 2
    assert said({"pattern": "regular", "days": f"{tenths / 10:.1f}"}) == {"in-days": f"{half_days:.1f}"}
    hours = (Decimal(hundredths) / 100 * Decimal("0.1207")).to_integral_value(ROUND_HALF_UP)
    assert said({"pattern": "casual", "hours": f"{hundredths / 100:.2f}"}) == {"in-hours": str(hours)}


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31)), st.integers(-80, 80))
def test_dates_of_leave(due: datetime.date, before: int) -> None:
    """The Sunday of the week of the birth, eleven weeks before it, the Saturday before the fifteenth."""
    a_day = datetime.timedelta(1)
    sunday = due
    while sunday.weekday() != 6:
        sunday -= a_day
    saturday = sunday - 14 * 7 * a_day - a_day
    while saturday.weekday() != 5:
        saturday -= a_day
    start = due - before * a_day
    try:
        keep = due.replace(year=due.year + 3)
    except ValueError:
        keep = datetime.date(due.year + 3, 2, 28)
    said = replies(FLOWS["leave-dates"])
    dates = {"due": str(due), "start": str(start)}
    earliest = str(sunday - 11 * 7 * a_day)
    assert said({"told": "no", **dates}) == {"by": str(saturday), "earliest": earliest}
    ready = {"early": str(before), "ends": str(start + 364 * a_day - a_day), "earliest": earliest, "keep": str(keep)}
    assert said({"told": "yes", **dates}) == ready


def test_a_question_that_only_figures_read_is_asked_after_the_outcome() -> None:
    """In the written order, until each is answered; the advice is known before."""
    page = FLOWS["redundancy"]
    answer = answerer(page.flow, page.diagram, page.follow_ups)
    said = json.loads(answer('{"service": 5}').json)
    assert (said["outcome"], said["next"], said["at_most"]) == ("pay", "last-day", 3)
    assert said["figures"] == {"amount": None, "weeks": None}
    said = json.loads(answer('{"service": 5, "last-day": "2025-01-01", "age": 30}').json)
    assert (said["next"], said["at_most"], said["figures"]["weeks"]) == ("pay", 1, "5.0")
    said = json.loads(answer('{"service": 1, "age": 30}').json)
    assert said["asked"] == ["service"]
    assert "figures" not in said


@settings(max_examples=examples(60), deadline=None)
@given(expressions(), st.data())
def test_every_value_is_inside_the_range(case: Case, data: st.DataObject) -> None:
    """Whatever is typed within the bounds; a figure without a range is refused."""
    try:
        low, high = Ranges(case.questions, {}, case.rates).of(case.expression)
    except UnsoundError:
        return
    for _ in range(5):
        answers = data.draw(given_to(case))
        work = Evaluation({}, case.rates, answers, datetime.date(2026, 2, 28))
        exact = work.exact(case.expression)
        assert low <= exact <= high
        typed = {question: given[1] for question, given in answers.items()}
        naive = value_of(case.expression, typed, dict(case.rates), datetime.date(2026, 2, 28))
        assert (naive.toordinal() if isinstance(naive, datetime.date) else naive) == exact


@given(st.fractions(-50, 50), st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(5), Fraction(1, 2)]))
def test_rounding(value: Fraction, to: Fraction) -> None:
    """Up, down, and to the nearest."""
    for way in ("up", "down", "nearest"):
        figure = Figure("f", "F", Constant(value), Quantity(decimals=2), HERE, to=to, way=way)
        assert figure.rounded(value) == rounded(value, to, way)


def test_days_in_words() -> None:
    """Later and earlier by a written number, with its plural; by a number that is worked out, as it is."""
    day, one = Constant(Fraction(739_000), is_day=True), Constant(Fraction(1))
    earlier = DayPlus(DayPlus(day, Constant(Fraction(3)), "months"), Minus(Constant(Fraction(0)), one), "days")
    flow = FLOWS["holiday"].flow
    assert expression_in_words(earlier, flow) == "24 April 2024 and 3 months less 1 day"
    assert expression_in_words(DayPlus(day, Sum((one, one)), "weeks"), flow) == "24 April 2024 and (1 + 1) weeks"


def test_a_range_of_days_that_tells_nothing() -> None:
    """A day counted from one until today could be in any century: pages without answers say on what it depends."""
    day = Figure("f", "F", Constant(Fraction(0)), CalendarDay(), HERE, bounds=(Fraction(739_000), Fraction(739_300)))
    assert range_in_words(day) == "24 April 2024 to 18 February 2025"
    wide = replace(day, bounds=(Fraction(739_000), Fraction(803_000)))
    assert range_in_words(wide) == "a day that depends on your answers"


@pytest.mark.parametrize("kept", ["1990-02-01~2026-11-23", "5"])
def test_what_stands_between_values(kept: str) -> None:
    """A sign that no number and no day has."""
    assert all(part.replace("-", "").isdigit() for part in kept.split(BETWEEN))
