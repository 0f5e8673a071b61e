"""Nothing happened on a day that is still to come (`future-date`), which is a warning.

The day is `SOURCE_DATE_EPOCH`, else that of the newest commit; without either, nothing is in the future.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from builder.problems import Location, Problem, Severity
from builder.site import Site

WHY = "the day of a build is that of the newest commit, unless SOURCE_DATE_EPOCH says another one"
FIX = "correct the date; if it is right, commit the file, and this warning ends"


def check(site: Site) -> Iterator[Problem]:
    """A warning for each such day: a typing mistake, or a page that was written ahead."""
    if site.day is None:
        return
    for what, day, where in _dates(site):
        if day > site.day:
            message = f"{what} on {day}, later than the day of this build, {site.day}"
            yield Problem(where, "future-date", message, FIX, WHY, Severity.WARNING)
    for source in site.sources.values():
        if source.year.isdecimal() and int(source.year) > site.day.year + 1:  # journals print next year's volume
            message = f"the source `{source.key}` is of the year {source.year}, and this build of {site.day.year}"
            yield Problem(source.where, "future-date", message, "correct the year", severity=Severity.WARNING)


def _dates(site: Site) -> Iterator[tuple[str, datetime.date, Location]]:
    for article in site.articles:
        if article.reviewed and article.reviewed_at:
            yield "this page was reviewed", article.reviewed, article.reviewed_at
    for entry in site.entries:
        for change in entry.changes:
            yield "this page was changed", change.date, change.where
    for source in site.sources.values():
        if source.read:
            yield f"the source `{source.key}` was read", source.read, source.where
    for withdrawal in site.settings.withdrawn:
        yield "this advice was withdrawn", withdrawal.date, withdrawal.where
