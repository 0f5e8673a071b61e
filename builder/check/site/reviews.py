"""Every article has a review if `site.yaml` asks for one (`no-review`), and it is not overdue (`overdue-review`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.today import Day
from builder.problems import Location, Problem, Severity
from builder.site import Site
from builder.site.reviews import review_due


def check(site: Site, day: Day) -> Iterator[Problem]:
    """Articles, where they or `site.yaml` say how often to look again."""
    for article in site.articles:
        if site.settings.review_every and not article.reviewed_at:
            message = "this article does not say when it was reviewed, so that its next review is never due"
            fix = "check it against its sources, then add `reviewed: …`"
            yield Problem(Location(article.file, 1), "no-review", message, fix, severity=Severity.WARNING)
        due = review_due(article, site.settings)
        if due and day.is_after(due):
            message = f"the review of this article was due on {due}"
            fix = "read it against its sources, then set `reviewed` to the day on which you did"
            where = article.reviewed_at or Location(article.file)
            why = "readers see this date; from the next commit on, the page warns that it may be out of date"
            yield Problem(where, "overdue-review", message, fix, why=why, severity=Severity.WARNING)
