"""Today, by which editors are warned: the clock's day in UTC, or the one that is set."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.check.today import Day, today
from tests.history.pages import SITE, A, article
from tests.history.repositories import Commit, make
from tests.knowledge_bases import run_builder

NOTED = article(more="changes:\n  - {date: 2026-11-23, note: Going is the advice now.}\n")


def set_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let it be noon of that day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(_noon(day)))


def _noon(day: str) -> int:
    return int(datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())


@pytest.mark.parametrize("variable", ["", None])
def test_clock_is_asked_where_no_day_is_set(variable: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """In UTC, also where the local day is another one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", variable or "")
    if variable is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr("time.time", lambda: float(_noon("2027-01-02")))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert today() == datetime.date(2027, 1, 2)


@pytest.mark.parametrize("seconds", ["tomorrow", "1e9", "99999999999999999999"])
def test_day_that_is_none(seconds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is no time is wrong usage, as reproducible-builds.org asks."""
    (tmp_path / "content").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    checked = run_builder(tmp_path, "check")
    assert checked.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is `{seconds}`, which is not a number of seconds since 1970" in checked.stderr


@pytest.mark.parametrize(("day", "warned"), [("2026-11-23", False), ("2026-11-22", False), ("2026-11-21", True)])
def test_note_of_today_is_no_warning(day: str, warned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However old the newest commit; nor is tomorrow's, which is today in Auckland. The day after is."""
    root = make(tmp_path / "kb", [Commit("2025-01-01", SITE | {A: NOTED})])
    set_day(monkeypatch, day)
    said = run_builder(root, "check").stdout
    assert (f"this page was changed on 2026-11-23, and today is {day}" in said) == warned
    assert ("future-date" in said) == warned


def test_end_of_the_calendar() -> None:
    """The last day there is has no day after it, and nothing breaks."""
    first, last = datetime.date.min, datetime.date.max
    assert not Day(last).is_ahead(last)
    assert Day(first).is_ahead(last)
    assert not Day(first).is_ahead(first + datetime.timedelta(days=1))
    assert not Day(last).is_after(last)
    assert Day(last).is_years_ahead(10_002)
    assert not Day(first).is_years_ahead(2)


def _answer(day: Day, kind: str, date: datetime.date, year: int) -> bool:
    if kind == "years":
        return day.is_years_ahead(year)
    return day.is_after(date) if kind == "after" else day.is_ahead(date)


@given(st.lists(st.tuples(st.sampled_from(["after", "ahead", "years"]), st.integers(-3, 3)), max_size=4), st.data())
def test_days_with_the_same_answers(questions: list[tuple[str, int]], data: st.DataObject) -> None:
    """Between the first and the last day that a day notes, each other day has the same answers."""
    middle = datetime.date(2026, 1, 1)

    def answers(day: Day) -> list[bool]:
        near = [(kind, middle + datetime.timedelta(days=away), 2026 + away) for kind, away in questions]
        return [_answer(day, *question) for question in near]

    day = Day(middle)
    said = answers(day)
    around = st.integers(-900, 900).map(lambda away: middle + datetime.timedelta(days=away))
    other = data.draw(around.filter(lambda date: day.first <= date <= day.last))
    assert answers(Day(other)) == said


def test_a_day_that_is_named() -> None:
    """A message that names it is true on that day only."""
    day = Day(datetime.date(2026, 1, 1))
    assert str(day) == "2026-01-01"
    assert day.first == day.last == datetime.date(2026, 1, 1)
