"""GOV.UK's «vat-payment-deadlines» in our own words: days of a table agree with working days that are counted."""

from __future__ import annotations

import datetime

import pytest

from tests.guidance import said

A_DAY = datetime.timedelta(1)
HOLIDAYS = {
    "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    "2027-01-01", "2027-03-26",
}  # fmt: skip
"""The bank holidays of England and Wales."""


def is_working(day: datetime.date) -> bool:
    """False on a weekend and on a bank holiday."""
    return day.weekday() < 5 and str(day) not in HOLIDAYS


def step(day: datetime.date, count: int, way: int) -> datetime.date:
    """So many working days earlier or later; with none, the day itself or the last working day before it."""
    while count == 0 and not is_working(day):
        day += way * A_DAY
    while count:
        day += way * A_DAY
        count -= is_working(day)
    return day


def days(way: str, due: datetime.date) -> tuple[str, dict[str, datetime.date]]:
    """The outcome and its days, from the end of the month after the period."""
    seventh = due + 7 * A_DAY
    received, cheque = step(seventh, 0, -1), step(due, 0, -1)
    if way == "direct-debit":
        return "by-direct-debit", {"direct-debit": step(received, 2, -1), "direct-debit-taken": step(seventh, 3, 1)}
    if way == "online":
        return "by-bank", {"bank": seventh}
    if way == "chaps":
        return "by-chaps", {"received": received}
    if way == "cheque":
        return "by-cheque", {"cheque": step(cheque, 6, -1), "cheque-received": cheque}
    return "by-card", {"card": step(received, 2, -1), "received": received}


@pytest.mark.parametrize("way", ["direct-debit", "online", "card", "bacs", "giro", "chaps", "cheque"])
def test_every_month(way: str) -> None:
    """The last day to pay, and that on which the money is there, for each month that a period can end with."""
    for month in range(1, 13):
        end = datetime.date(2026 + month // 12, month % 12 + 1, 1) - A_DAY
        due = datetime.date(2026 + (month + 1) // 12, (month + 1) % 12 + 1, 1) - A_DAY
        expected, found = days(way, due)
        outcome, figures = said("vat-deadlines", period=str(end), way=way)
        assert (outcome, figures) == (expected, {f"{name}-day": str(day) for name, day in found.items()})
        assert said("vat-deadlines", period=str(end - A_DAY), way=way) == ("check-day", {})
