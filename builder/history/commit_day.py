"""Read the day of the newest commit, to which dates of pages are compared; the clock is never asked."""

from __future__ import annotations

import datetime
from pathlib import Path

from builder.history.git.git import HistoryError, Repository
from builder.history.git.odd_files import in_no_repository


def commit_day(root: Path) -> datetime.date | None:
    """The committer's day in UTC; None without git, and then no page depends on a day."""
    if in_no_repository(root):
        return None  # without the time that git takes to say so
    try:
        seconds = int(Repository(root, "", shallow=False).ask("log", "-1", "--format=%ct"))
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    except (HistoryError, ValueError, OverflowError, OSError):
        return None
