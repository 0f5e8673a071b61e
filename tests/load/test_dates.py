"""A date has one form; of the others, the day that was meant is suggested."""

from __future__ import annotations

import datetime

import pytest

from builder.load.dates import days_meant, read_date
from builder.load.located import Scalar
from builder.problems import Location

MEANT = {
    "2024-03-01T10:00:00+01:00": ["2024-03-01"],
    "2024-03-01 10:00": ["2024-03-01"],
    "2024-3-1": ["2024-03-01"],
    "2024/03/01": ["2024-03-01"],
    "20240301": ["2024-03-01"],
    "1 March 2024": ["2024-03-01"],
    "1st of March 2024": ["2024-03-01"],
    "March 1st, 2024": ["2024-03-01"],
    "Mar. 1, 2024": ["2024-03-01"],
    "23.11.2026": ["2026-11-23"],
    "01/03/2024": ["2024-03-01", "2024-01-03"],
    "03/31/2024": ["2024-03-31"],
    "March 2024": [],
    "31 February 2024": [],
    "1 Foo 2024": [],
    "tomorrow": [],
}


@pytest.mark.parametrize(("text", "days"), MEANT.items(), ids=MEANT)
def test_days_meant(text: str, days: list[str]) -> None:
    """Both days where day and month could change places, none where it is no day of the calendar."""
    assert [str(day) for day in days_meant(text)] == days


def test_one_form() -> None:
    """Year, month and day with hyphens; a day that does not exist is none."""
    where = Location("a.md", 4)
    assert read_date(Scalar("2024-02-29", where), "`reviewed`") == (datetime.date(2024, 2, 29), ())
    value, (problem,) = read_date(Scalar("2023-02-29", where), "`reviewed`")
    assert (value, problem.where) == (None, where)
    assert problem.message == "`reviewed` is 2023-02-29, a day that does not exist"
