"""Flows whose answers are numbers and days agree with a direct reading, number by number.

Rooms: builder/flows/questions, builder/flows/cut_values.py, builder/flows/kernel/typed_values.py,
builder/load/comparisons.py, builder/load/thresholds.py, builder/load/typed_answers.py, builder/load/values.py,
builder/load/kernel_values.py, builder/changes/flow/cut_alike.py.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.flow.union import unite
from builder.flows.batch import answerer
from builder.flows.compile import compile_flow
from builder.flows.conditions import Compare
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.follow_ups import FollowUps
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow, Never
from builder.flows.product import leaf_pairs
from builder.flows.questions.day import CalendarDay, Moment, moment_of, months_from, position_of
from builder.flows.questions.measure import Measure, ReadingError
from builder.flows.questions.number import Money, Quantity
from builder.flows.walk import walk
from builder.load.kernel import read_kernel
from tests.flows import naive_values as naive
from tests.flows.naive import flow_of
from tests.flows.random_values import two_versions, value_flows
from tests.properties import examples
from tests.verifier import verify

TODAY = datetime.date(2026, 2, 28)


def cells(flow: Flow, numbers: naive.Numbers) -> dict[str, tuple[str, ...]]:
    """The answers that the program makes of numbers."""
    answers: dict[str, tuple[str, ...]] = {}
    for question, typed in numbers.items():
        kind = naive.kind_of(flow, question)
        place = kind.cell_of([str(number) for number in typed], None)
        assert place is not None
        answers[question] = (flow.questions[question].options[place].id, naive.typed_text(typed))
    return answers


@settings(max_examples=examples(60), deadline=None)
@given(value_flows())
def test_every_number_is_in_one_cell_and_no_cell_is_empty(flow: Flow) -> None:
    """So that no combination is counted that does not exist, and none is missing."""
    for question in flow.questions.values():
        kind = naive.kind_of(flow, question.id)
        met = Counter[int]()
        for typed in naive.every_typed(kind):
            found = [naive.number_of(kind, name, typed) for name in kind.names]
            inside = [
                place
                for place, cell in enumerate(kind.cells)
                if all((low is None or n >= low) and (high is None or n <= high)
                       for n, (low, high) in zip(found, cell, strict=True))
            ]  # fmt: skip
            assert len(inside) == 1
            assert kind.cell_at(found) == inside[0]
            met.update(inside)
        assert set(met) == set(range(len(kind.cells)))
        assert len({option.id for option in question.options}) == len(kind.cells)
        assert len({option.label for option in question.options}) == len(kind.cells)


@settings(max_examples=examples(60), deadline=None)
@given(value_flows())
def test_the_diagram_decides_as_the_numbers_do(flow: Flow) -> None:
    """Outcome and rule, for every number between the bounds; and two numbers of one range get the same."""
    diagram = compile_flow(flow)
    met: dict[tuple[str, ...], tuple[str, str]] = {}
    for numbers in naive.every_answer(flow):
        answers, decided = cells(flow, numbers), naive.decide(flow, numbers)
        leaf = diagram.leaves[~walk(diagram, answers).reference]
        assert (leaf.outcome, leaf.rule) == decided
        assert met.setdefault(tuple(answer[0] for answer in answers.values()), decided) == decided
    assert len(met) == combinations(diagram)
    counted = Counter(met.values())
    leaves = zip(diagram.leaves, combinations_per_leaf(diagram), strict=True)
    assert {(leaf.outcome, leaf.rule): number for leaf, number in leaves} == counted


@settings(max_examples=examples(40), deadline=None)
@given(value_flows())
def test_kernels_are_checked_and_read_back(flow: Flow) -> None:
    """`verify.py` cuts the same ranges by itself; kernels come back as they were; laws are proved or refused."""
    never, monotone = flow.laws
    kept = [law for law, holds in ((never, never_holds(flow)), (monotone, monotone_holds(flow))) if holds]
    for laws in ((), tuple(kept), flow.laws):
        checked = Flow(**{name: getattr(flow, name) for name in flow.__slots__} | {"laws": laws})
        kernel, claims = kernel_bytes(checked), claims_bytes(checked, compile_flow(checked))
        assert json.loads(kernel)["format"] == 2
        assert kernel_bytes(read_kernel(kernel)) == kernel
        if set(laws) <= set(kept):
            cut_anew = claims_bytes(read_kernel(kernel), compile_flow(read_kernel(kernel)))
            assert verify.check(kernel, cut_anew).endswith("all as claimed")
        else:
            with pytest.raises(ValueError, match=r"a law is|claims"):
                verify.check(kernel, claims)


def never_holds(flow: Flow) -> bool:
    """The law `never`, number by number."""
    law = flow.laws[0]
    assert isinstance(law, Never)
    return not any(naive.holds(law.when, flow, n) and naive.decide(flow, n)[0] == "a" for n in naive.every_answer(flow))


def monotone_holds(flow: Flow) -> bool:
    """The law `monotone`, number by number; of several values it is no law."""
    if len(naive.kind_of(flow, "q0").parts) > 1:
        return False
    every = list(naive.every_answer(flow))
    return not any(
        naive.decide(flow, less)[0] == "a" and naive.decide(flow, {**less, "q0": more["q0"]})[0] == "b"
        for less in every for more in every if more["q0"] > less["q0"]
    )  # fmt: skip


@settings(max_examples=examples(40), deadline=None)
@given(two_versions())
def test_two_versions_are_compared_over_the_thresholds_of_both(versions: tuple[Flow, Flow]) -> None:
    """Pairs of outcomes that some number gets before and now, and no others; a flow does not differ from itself."""
    old, new = versions
    union = unite(old, new)
    pairs = leaf_pairs(compile_flow(union.old), compile_flow(union.new))
    left, right = compile_flow(union.old), compile_flow(union.new)
    found = {(left.leaves[~one].outcome, right.leaves[~other].outcome) for one, other in pairs}
    every = list(naive.every_answer(old))
    assert found == {(naive.decide(old, numbers)[0], naive.decide(new, numbers)[0]) for numbers in every}
    assert not union.only_old
    assert not union.only_new


@pytest.mark.parametrize(
    ("measure", "text", "kept"),
    [
        (Quantity(), "1500", "1500"),
        (Quantity(), " 1,500 ", "1500"),
        (Quantity(), "1 500", "1500"),
        (Quantity(), "-3", "-3"),
        (Quantity(), "−3", "-3"),  # noqa: RUF001
        (Quantity("hours", 2), "12.5 hours", "1250"),
        (Quantity("hours", 2), "12.50", "1250"),
        (Money("GBP", 2), "£1,234.56", "123456"),
        (Money("GBP", 2), "1234.5 GBP", "123450"),
        (Money("GBP", 2), "-£5", "-500"),
        (Money("CHF", 2), "CHF 5", "500"),
        (CalendarDay(), "2024-02-29", "2024-02-29"),
    ],
)
def test_what_people_type_is_understood(measure: Measure, text: str, kept: str) -> None:
    """Signs of currencies, units, blanks and commas between thousands."""
    assert measure.read(text, TODAY) == kept


@pytest.mark.parametrize(
    ("measure", "text", "words"),
    [
        (Quantity(), "", "Enter an answer"),
        (Quantity(), "twelve", "Enter a number in figures, like 1500"),
        (Quantity(), "1.234,56", "Enter a number in figures, like 1500"),
        (Quantity(), "12,34", "Enter a number in figures, like 1500"),
        (Quantity(), "1 2", "Enter a number in figures, like 1500"),
        (Quantity(), "1.5", "Enter a whole number, without decimals"),
        (Quantity("", 1), "1.25", "Enter a number with at most 1 decimal"),
        (Quantity(), "9" * 14, "Enter a smaller number"),
        (Money("GBP", 2, 0, 500000), "-1", "Enter £0 or more"),
        (Money("GBP", 2, 0, 500000), "5000.01", "Enter £5,000 or less"),
        (CalendarDay(), "next Tuesday", "Enter a real day, like 27 3 2007"),
        (CalendarDay(), "2026-02-30", "Enter a real day, like 27 3 2007"),
        (CalendarDay(), "31/11/2026", "Enter a real day, like 27 3 2007"),
        (CalendarDay(most=Moment("today", 0)), "2026-03-01", "Enter a day that is not after today"),
        (CalendarDay(Moment("months", -24)), "2025-02-27", "Enter a day that is not before 1 year ago"),
    ],
)
def test_what_cannot_be_meant_is_refused(measure: Measure, text: str, words: str) -> None:
    """With words for readers."""
    with pytest.raises(ReadingError) as raised:
        measure.read(text, TODAY)
    assert raised.value.words == words


DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(3000, 12, 31))


@given(day=DAYS, today=DAYS, months=st.integers(-1200, 1200))
def test_months_are_counted_in_marks(day: datetime.date, today: datetime.date, months: int) -> None:
    """A day is on or before «today plus n months» just where its position says so; marks are in order."""
    if not 1100 < today.year < 2900:
        return
    mark = months_from(today, months)
    position = position_of(day.isoformat(), "months", today)
    assert (day <= mark) == (position <= 2 * months)
    assert (day < mark) == (position < 2 * months)
    assert mark < months_from(today, months + 1)
    assert naive.is_on_or_before(day, today, months) == (day <= mark)


@pytest.mark.parametrize(
    ("born", "today", "is_18"),
    [
        ("2008-02-29", "2026-02-28", False),
        ("2008-02-29", "2026-03-01", True),
        ("2010-02-28", "2028-02-28", True),
        ("2010-03-01", "2028-02-29", False),
        ("2008-11-23", "2026-11-22", False),
        ("2008-11-23", "2026-11-23", True),
    ],
)
def test_birthdays(born: str, today: str, is_18: bool) -> None:
    """§32: at least 18 is born on or before today minus 18 years."""
    moment = moment_of("today minus 18 years")
    assert moment is not None
    position = position_of(born, moment.clock, datetime.date.fromisoformat(today))
    assert (position <= moment.position) is is_18


def test_an_answer_that_is_missing_is_not_nought() -> None:
    """The question is asked, and nothing is decided by it."""
    flow = flow_of("""
format: 1
title: t
summary: s
questions:
  money: {ask: How much?, choose: money, currency: GBP, least: 0}
rules:
  - {when: {money: {less-than: 100}}, advise: a}
  - {when: {money: [100, 200.50]}, advise: b}
  - {otherwise: c}
""")
    diagram = compile_flow(flow)
    answer = answerer(flow, diagram, FollowUps(flow, diagram, {}, {}), TODAY)
    assert json.loads(answer("{}").json) == {"next": "money", "at_most": 1, "possible": ["a", "b", "c"]}
    said = [json.loads(answer(line).json).get("outcome") for line in ('{"money": 0}', '{"money": "£200.50"}')]
    assert said == ["a", "b"]
    assert json.loads(answer('{"money": 99.995}').json)["error"] == "`money`: Enter a number with at most 2 decimals"
    words = [condition_in_words(rule.when, flow) for rule in flow.rules[:2]]
    assert words == ["“How much?” is under £100", "“How much?” is £100 or “How much?” is £200.50"]
    assert condition_in_words(Compare("money", "", 10001, None), flow) == "“How much?” is more than £100"
