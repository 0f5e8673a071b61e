"""The day on which a page is due for its next review."""

from __future__ import annotations

import calendar
import datetime

from builder.site import Article, Entry, FlowPage, Settings

Reviewed = Article | FlowPage | Entry
"""All that can say when it was reviewed."""


def review_due(page: Reviewed, settings: Settings) -> datetime.date | None:
    """The day until which its last review counts; None if nobody has set one."""
    months = page.review_every or settings.review_every
    return months_after(page.reviewed, months) if page.reviewed and months else None


def is_overdue(page: Reviewed, settings: Settings, day: datetime.date | None) -> bool:
    """True if its review was due before this day; never if the day is not known."""
    due = review_due(page, settings)
    return due is not None and day is not None and due < day


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last of that month where it has fewer days."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(years, datetime.MAXYEAR)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
