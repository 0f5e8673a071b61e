"""Read a date, which has one form; of a date in another form, suggest that one."""

from __future__ import annotations

import datetime
import re

from builder.load.located import Scalar
from builder.problems import Problem, Result, one_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR, _DAY = r"(?P<year>[0-9]{4})", r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NUMBER, _WORD = r"(?P<month>[0-9]{1,2})", r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = [
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/.]{_NUMBER}[-/.]{_DAY}(?:[T ].*)?",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"{_DAY} (?:of )?{_WORD},? {_YEAR}",
        rf"{_WORD} {_DAY},? {_YEAR}",
        rf"{_DAY}[-/.]{_NUMBER}[-/.]{_YEAR}",
        rf"{_NUMBER}/{_DAY}/{_YEAR}",
    )
]


def read_date(written: Scalar, what: str) -> Result[datetime.date | None]:
    """A calendar date written as 2026-11-23."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written.text):
        meant = [str(day) for day in days_meant(written.text)]
        message = f"{what} is `{written.text}`, {'a day in another form' if meant else 'which is not a date'}"
        fix = f"write {one_of(meant)}" if meant else "write year, month and day as 2026-11-23"
        return Result(None, (Problem(written.where, "no-date", message, fix),))
    try:
        return Result(datetime.date.fromisoformat(written.text))
    except ValueError:
        message = f"{what} is {written.text}, a day that does not exist"
        return Result(None, (Problem(written.where, "no-date", message, "correct it"),))


def days_meant(text: str) -> list[datetime.date]:
    """The days that a text may mean: two where day and month could be either way round, none if it is no day."""
    found = filter(None, (form.fullmatch(text.strip()) for form in _FORMS))
    days = (_day(match["year"], match["month"], match["day"]) for match in found)
    return list(dict.fromkeys(day for day in days if day))


def _day(year: str, month: str, day: str) -> datetime.date | None:
    """A day of the calendar, whose month is a number or an English word; None if there is none."""
    try:
        number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None
