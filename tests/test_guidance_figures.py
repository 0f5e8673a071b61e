"""More of GOV.UK's smart answers in our own words: those that work out an amount or a day, each with a reading.

Readings follow the source step by step: day by day where it counts days, and with its own names for what it asks.
"""

from __future__ import annotations

import datetime
import random
import shutil
from bisect import bisect
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from tests.guidance import CASE, said
from tests.knowledge_bases import run_builder, write_files

A_DAY = datetime.timedelta(1)
RATES = {
    "1988-10-06": "9", "1989-07-06": "11", "1991-03-06": "10", "1991-05-06": "9", "1991-07-06": "8", "1992-11-06": "6",
    "1992-12-06": "5", "1994-01-06": "4", "1994-10-06": "5", "1999-03-06": "4", "2000-02-06": "5", "2001-05-06": "4",
    "2001-11-06": "3", "2003-08-06": "2", "2003-12-06": "3", "2004-09-06": "4", "2005-09-06": "3", "2006-09-06": "4",
    "2007-08-06": "5", "2008-01-06": "4", "2008-11-06": "3", "2009-01-06": "2", "2009-01-27": "1", "2009-03-24": "0",
    "2009-09-29": "3", "2016-08-23": "2.75", "2017-11-21": "3", "2018-08-21": "3.25", "2020-03-30": "2.75",
    "2020-04-07": "2.6", "2022-01-07": "2.75", "2022-02-21": "3", "2022-04-05": "3.25", "2022-05-24": "3.5",
    "2022-07-05": "3.75", "2022-08-23": "4.25", "2022-10-11": "4.75", "2022-11-22": "5.5", "2023-01-06": "6",
    "2023-02-21": "6.5", "2023-04-13": "6.75", "2023-05-31": "7", "2023-07-11": "7.5", "2023-08-22": "7.75",
    "2024-08-20": "7.5", "2024-11-26": "7.25", "2025-02-25": "7", "2025-04-06": "8.5", "2025-05-28": "8.25",
    "2025-08-27": "8", "2026-01-09": "7.75",
}  # fmt: skip
"""Per cent a year on tax that is paid late, from these days on."""


def pounds(amount: Fraction) -> str:
    """An amount to the penny, a half upwards."""
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def some_day(dice: random.Random, first: str, last: str) -> datetime.date:
    """Any day between two."""
    low, high = (datetime.date.fromisoformat(day).toordinal() for day in (first, last))
    return datetime.date.fromordinal(dice.randint(low, high))


STARTS = [datetime.date.fromisoformat(day) for day in RATES]
PER_CENT = [Fraction(per_cent) for per_cent in RATES.values()]


def rate(day: datetime.date, *, on_income: bool = False) -> Fraction:
    """Per cent a year on a day; on income, one of the rates begins three days before that on an inheritance."""
    if on_income and datetime.date(2022, 1, 4) <= day < datetime.date(2022, 1, 7):
        return Fraction("2.75")
    return PER_CENT[bisect(STARTS, day) - 1]


def test_allowance_of_married_couples() -> None:
    """Half a pound less for each pound above the limit, down to the least; a tenth of it off the tax."""
    dice = random.Random(7)
    for _ in range(60):
        income, gross, net, gifts = (
            Fraction(dice.randint(0, top), 100) for top in (9_000_000, 300_000, 300_000, 300_000)
        )
        income += Fraction(1, 100)
        early, pension = dice.random() < 0.5, dice.random() < 0.5
        counted = max(Fraction(1), income - gifts * Fraction(5, 4) - (gross + net * Fraction(5, 4) if pension else 0))
        allowance = Fraction(11_700)
        if counted > 39_200:
            allowance = max(Fraction(4_530), allowance - (counted - 39_200) / 2)
        outcome, figures = said(
            "couples-allowance", old="yes", early="yes" if early else "no", income=pounds(income),
            pension="yes" if pension else "no", gifts=pounds(gifts),
            **{"before-tax": pounds(gross), "with-relief": pounds(net)},
        )  # fmt: skip
        who = "husband" if early else "earner"
        if income < 39_200:
            assert (outcome, figures) == (f"{who}-all", {})
        else:
            end = "-with-pension" if pension else ""
            assert outcome == who + end.removeprefix("-with")
            assert abs(Fraction(figures[f"allowance{end}"]) - allowance / 10) <= Fraction(1, 100)


def test_dates_of_adoption_leave() -> None:
    """The week of the match begins on a Sunday; a year in two halves; at most fourteen days ahead."""
    dice = random.Random(8)
    for _ in range(60):
        match = some_day(dice, "2024-01-01", "2030-12-31")
        arrival = match + dice.randint(-1, 90) * A_DAY
        start = arrival - dice.randint(-2, 17) * A_DAY
        dates = {"match": str(match), "arrival": str(arrival), "start": str(start)}
        if str(arrival) < "2024-01-01":
            continue
        outcome, figures = said("adoption-leave", dates=dates)
        if arrival <= match:
            assert outcome == "check-arrival"
        elif not 1 <= (arrival - start).days <= 14:
            assert (outcome, figures["earliest"]) == ("check-start", str(arrival - 14 * A_DAY))
        else:
            sunday = match - (match.weekday() + 1) % 7 * A_DAY
            half = start + 26 * 7 * A_DAY
            assert outcome == "leave"
            assert figures == {
                "notice": str(sunday + 6 * A_DAY - 7 * A_DAY), "earliest": str(arrival - 14 * A_DAY),
                "ordinary": str(half), "additional": str(half + A_DAY), "ends": str(half + A_DAY + 26 * 7 * A_DAY),
            }  # fmt: skip


def test_interest_on_inheritance_tax() -> None:
    """Day by day at the rate of the day, by a year of 366 days; the source says £0.00 for days that run backwards."""
    dice = random.Random(9)
    for _ in range(12):
        first = some_day(dice, "1988-10-06", "2027-12-31")
        last = first + dice.randint(-3, 900) * A_DAY
        tax = Fraction(dice.randint(0, 50_000_000), 100)
        period = {"first": str(first), "last": str(last)}
        if str(last) < "1988-10-06":
            continue
        outcome, figures = said("inheritance-interest", period=period, tax=pounds(tax))
        if last < first:
            assert outcome == "check-days"
        else:
            days = range((last - first).days + 1)
            interest = sum((tax * rate(first + n * A_DAY) / 100 / 366 for n in days), Fraction(0))
            assert figures["interest"] == pounds(interest)


def farm_days(a_week: Fraction) -> Fraction:
    """Days of holiday on a farm for so many days of work in a week."""
    for more_than, days in ((6, 38), (5, 35), (4, 31), (3, 25), (2, 20), (1, 13)):
        if a_week > more_than:
            return Fraction(days)
    return Fraction(15, 2)


def test_holiday_on_a_farm() -> None:
    """By the days of a week, or those worked in full weeks since October; a part of it for each of several farms."""
    dice = random.Random(10)
    for _ in range(80):
        start = datetime.date(dice.randint(2019, 2030), 10, 1)
        holiday = start + dice.randint(7, 360) * A_DAY
        days, week, here = dice.randint(0, 366), dice.randint(1, 7), dice.randint(0, 51)
        same, one = dice.random() < 0.3, dice.random() < 0.5
        weeks = ((holiday - start).days + 1) // 7
        total = farm_days(Fraction(week) if same else Fraction(days, weeks))
        answers = {"week": week} if same else {"holiday": str(holiday), "days": days}
        outcome, figures = said(
            "farm-holiday", pattern="same" if same else "differs", employer="one" if one else "more", **answers,
            **{} if one else {"weeks-here": here},
        )  # fmt: skip
        assert outcome == ("" if one else "part-") + ("by-week" if same else "by-count")
        (shown,) = figures.values()
        assert Fraction(shown) == (
            total if one else Fraction(floor(total * here / 52 * 10_000 + Fraction(1, 2)), 10_000)
        )


def test_the_first_days_of_october() -> None:
    """As in the source: no week is full yet, so that one day of work counts as more than six a week."""
    given = {"pattern": "differs", "employer": "one", "holiday": "2026-10-06"}
    assert said("farm-holiday", **given, days=1)[1] == {"by-count": "38.0"}
    assert said("farm-holiday", **given, days=0)[1] == {"by-count": "7.5"}
    assert said("farm-holiday", **{**given, "holiday": "2026-10-07"}, days=1)[1] == {"by-count": "7.5"}


DEADLINES = {
    "2020-21": ("2022-01-31", "2021-10-31"),
    "2023-24": ("2025-01-31", "2024-10-31"),
    "2024-25": ("2026-01-31", "2025-10-31"),
}


def filing(late: int, free: int, bill: Fraction) -> Fraction:
    """The penalty for filing so many days late."""
    if late <= 0:
        return Fraction(0)
    if late <= 181:
        return Fraction(min(1_000, 100 + max(0, late - free) * 10))
    more = max(Fraction(300), bill / 20)
    return 1_000 + more + (more if late > 365 else 0)


def test_late_tax() -> None:
    """Days late, one by one, and interest day by day; a year of the pandemic gave a month more."""
    dice = random.Random(11)
    for _ in range(40):
        year, how = dice.choice(list(DEADLINES)), dice.choice(("online", "paper"))
        pay, paper = (datetime.date.fromisoformat(day) for day in DEADLINES[year])
        due, eased = (pay if how == "online" else paper), year == "2020-21"
        filed = due + dice.choice((dice.randint(-20, 120), dice.randint(-20, 420))) * A_DAY
        paid = filed + dice.choice((dice.randint(-2, 60), dice.randint(0, 500))) * A_DAY
        bill = Fraction(dice.randint(0, 2_000_000), 100)
        late, overdue = (filed - due).days, (paid - pay).days
        if eased and how == "online" and filed < datetime.date(2022, 3, 1):
            late = min(late, 0)
        outcome, figures = said(
            "late-tax", year=year, how=how, dates={"filed": str(filed), "paid": str(paid)}, bill=pounds(bill)
        )
        if not eased and paid < filed:
            assert outcome == "check-days"
        elif late <= 0 and overdue <= 0:
            assert outcome == "on-time"
        else:
            counted = range(overdue if eased else overdue - 1)
            interest = sum((bill * rate(pay + n * A_DAY, on_income=True) / 36_500 for n in counted), Fraction(0))
            times = (overdue > (60 if eased else 30)) + (overdue > 183) + (overdue > 367)
            interest, paying = Fraction(pounds(interest)), Fraction(pounds(bill / 20 * times))
            assert outcome == f"late-{how}-{year}"
            assert figures == {
                f"filing-{how}-{year}": pounds(filing(late, 89 if how == "online" else 92, bill)),
                f"paying-{year}": pounds(paying), f"interest-{year}": pounds(interest),
                f"total-{year}": f"{floor(bill + interest + paying)}.00",
            }  # fmt: skip


@pytest.mark.parametrize(("year", "wrong"), [("2023-24", "2025-10-31"), ("2024-25", "2026-10-31")])
def test_a_deadline_that_is_a_year_late_is_found(year: str, wrong: str, tmp_path: Path) -> None:
    """The source has the deadlines on paper of two tax years a year too late; a law on these days is broken."""
    root = tmp_path / "copy"
    name = "content/flows/late-tax"
    shutil.copytree(CASE / name, root / name)
    text = (root / name / "flow.yaml").read_text("utf-8")
    right = (
        f"{{id: on-time-paper-{year}, when: {{year: {year}, how: paper, dates: {{filed: {{until: {DEADLINES[year][1]}}}"
    )
    assert text.count(right) == 1
    text = text.replace(right, right.replace(DEADLINES[year][1], wrong))
    write_files(root, {"content/site.yaml": "title: Guidance\n", f"{name}/flow.yaml": text})
    said_of_it = run_builder(root, "check", "--format", "concise").stdout
    assert "error[broken-law]: this law is broken" in said_of_it
    assert said_of_it.count("error[") == 1


def test_five_per_cent_are_more_than_300_pounds_from_6000_on() -> None:
    """The source takes 300 pounds up to a bill of £6,002, where five per cent are £300.10 by its own words."""
    dates = {"filed": "2026-08-15", "paid": "2026-08-15"}
    _, figures = said("late-tax", year="2024-25", how="online", dates=dates, bill="6002.00")
    assert figures["filing-online-2024-25"] == "1300.10"
