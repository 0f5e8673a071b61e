"""No date of an article, a note or a source is in the future (`future-date`).

Tomorrow's date in UTC is allowed, because that day has begun east of Greenwich.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from builder.check.today import Day
from builder.problems import Location, Problem, Severity
from builder.site import Article, FlowPage, Site

WHY = "today is the day in UTC, or what SOURCE_DATE_EPOCH says; tomorrow is allowed, as it has begun further east"
FIX = "correct the date, or publish this when that day has come"


def check(site: Site, day: Day) -> Iterator[Problem]:
    """A warning for each such day: a typing mistake, or a page that was written ahead."""
    for what, date, where in _dates(site):
        if day.is_ahead(date):
            message = f"{what} on {date}, and today is {day}"
            yield Problem(where, "future-date", message, FIX, why=WHY, severity=Severity.WARNING)
    for source in site.sources.values():
        if source.year.isdecimal() and day.is_years_ahead(int(source.year)):  # journals print next year's volume
            message = f"the source `{source.key}` is of the year {source.year}, and this is {str(day)[:4]}"
            yield Problem(source.where, "future-date", message, "correct the year", severity=Severity.WARNING)


def _dates(site: Site) -> Iterator[tuple[str, datetime.date, Location]]:
    pages: tuple[Article | FlowPage, ...] = (*site.articles, *site.flows)
    for page in pages:
        if page.reviewed and page.reviewed_at:
            yield "this page was reviewed", page.reviewed, page.reviewed_at
    for entry in site.entries:
        for change in entry.changes:
            yield "this page was changed", change.date, change.where
    for source in site.sources.values():
        if source.read:
            yield f"the source `{source.key}` was read", source.read, source.where
    for service in site.help.values():
        if service.checked and service.checked_at:
            yield f"the help service `{service.key}` was checked", service.checked, service.checked_at
    for withdrawal in site.settings.withdrawn:
        yield "this advice was withdrawn", withdrawal.date, withdrawal.where
