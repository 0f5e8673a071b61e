"""Today's date, for warnings only: nothing written into a site depends on it."""

from __future__ import annotations

import datetime
import os
import time

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, as reproducible-builds.org defines it."""
_AHEAD = datetime.timedelta(days=1)
"""East of Greenwich tomorrow has begun while it is still today in UTC."""


def today() -> datetime.date:
    """The date in UTC, or the one that the environment sets. Raises `ValueError` if that is not a time."""
    seconds = os.environ.get(VARIABLE) or str(int(time.time()))
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"{VARIABLE} is `{seconds}`, which is not a number of seconds since 1970"
        raise ValueError(message) from None


def is_to_come(day: datetime.date, today: datetime.date) -> bool:
    """Tell if a day has begun nowhere on Earth yet."""
    return day - today > _AHEAD
