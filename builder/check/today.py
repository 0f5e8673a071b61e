"""Today's date, for warnings only: nothing written into a site depends on it."""

from __future__ import annotations

import datetime
import os
import time

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, as reproducible-builds.org defines it."""
_A_DAY = datetime.timedelta(days=1)
"""East of Greenwich tomorrow has begun while it is still today in UTC."""


class Day:
    """The day by which editors are warned. It notes on which other days all of its answers would be the same."""

    def __init__(self, day: datetime.date) -> None:
        self._day = day
        self.first, self.last = datetime.date.min, datetime.date.max
        """The first and the last of the days with the same answers."""

    def is_after(self, other: datetime.date) -> bool:
        """True if another day is over."""
        if self._day > other:
            self.first = max(self.first, other + _A_DAY)
            return True
        self.last = min(self.last, other)
        return False

    def is_ahead(self, other: datetime.date) -> bool:
        """True if another day has begun nowhere on Earth yet."""
        return other - datetime.date.min > _A_DAY and not self.is_after(other - 2 * _A_DAY)

    def is_years_ahead(self, year: int) -> bool:
        """True if a year is neither this one nor the next."""
        return year - 2 >= datetime.MINYEAR and not (
            year - 2 <= datetime.MAXYEAR and self.is_after(datetime.date(year - 2, 12, 31))
        )

    def __str__(self) -> str:
        """Name the day, which no other day does."""
        self.first = self.last = self._day
        return str(self._day)


def today() -> datetime.date:
    """The date in UTC, or the one that the environment sets. Raises `ValueError` if that is not a time."""
    seconds = os.environ.get(VARIABLE) or str(int(time.time()))
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"{VARIABLE} is `{seconds}`, which is not a number of seconds since 1970"
        raise ValueError(message) from None
