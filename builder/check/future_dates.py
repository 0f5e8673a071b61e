"""No page was reviewed or changed on a day that is still to come (`future-date`).

The day is `SOURCE_DATE_EPOCH`, else that of the newest commit; without either, nothing is in the future.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from builder.problems import Location, Problem, Severity
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """A warning for each such day: a typing mistake, or a page that was written ahead."""
    for what, day, where in _dates(site):
        if site.day is not None and day > site.day:
            message = f"this page was {what} on {day}, but it is only {site.day}"
            yield Problem(where, "future-date", message, "correct the date", severity=Severity.WARNING)


def _dates(site: Site) -> Iterator[tuple[str, datetime.date, Location]]:
    for article in site.articles:
        if article.reviewed and article.reviewed_at:
            yield "reviewed", article.reviewed, article.reviewed_at
    for entry in site.entries:
        for change in entry.changes:
            yield "changed", change.date, change.where
