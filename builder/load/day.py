"""The day on which a site is built: what the environment says, else that of the newest commit; never the clock."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from builder.versions.git import HistoryError, Repository

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, as reproducible-builds.org defines it."""


def day_of(root: Path) -> datetime.date | None:
    """The day in UTC; None without git, and then nothing depends on the day. Raises what `day_set` raises."""
    return day_set() or _newest_commit(root)


def day_set() -> datetime.date | None:
    """The day that the environment sets. Raises `ValueError` where it is set to anything that is no time."""
    seconds = os.environ.get(VARIABLE)
    try:
        return _day(seconds) if seconds else None
    except (ValueError, OverflowError, OSError):
        message = f"{VARIABLE} is `{seconds}`, which is not a number of seconds since 1970"
        raise ValueError(message) from None


def today() -> datetime.date:
    """The day that the environment sets, else the real one, in UTC: for what an editor does now, never for a build."""
    return day_set() or datetime.datetime.now(datetime.UTC).date()


def _newest_commit(root: Path) -> datetime.date | None:
    try:
        return _day(Repository(root, "", shallow=False).ask("log", "-1", "--format=%ct").decode())
    except (HistoryError, ValueError, OverflowError, OSError):
        return None


def _day(seconds: str) -> datetime.date:
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
