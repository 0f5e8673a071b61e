"""Every article has a review if `site.yaml` asks for one (`no-review`); none is overdue (`overdue-review`).

Flows are not asked for one, but for one that has been reviewed the next review can be overdue, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.today import Day
from builder.problems import Location, Problem, Severity
from builder.site import Article, FlowPage, Site
from builder.site.reviews import review_due


def check(site: Site, day: Day) -> Iterator[Problem]:
    """Articles and flows, where they or `site.yaml` say how often to look again."""
    for article in site.articles:
        if site.settings.review_every and not article.reviewed_at:
            message = "this article does not say when it was reviewed, so that its next review is never due"
            fix = "check it against its sources, then add `reviewed: …`"
            yield Problem(Location(article.file, 1), "no-review", message, fix, severity=Severity.WARNING)
    pages: tuple[Article | FlowPage, ...] = (*site.articles, *site.flows)
    for page in pages:
        due = review_due(page, site.settings)
        if due and day.is_after(due):
            message = f"the review of this page was due on {due}"
            fix = "read it against its sources, then set `reviewed` to the day on which you did"
            where = page.reviewed_at or Location(page.file)
            why = "readers see this date, and that it has passed"
            yield Problem(where, "overdue-review", message, fix, why=why, severity=Severity.WARNING)
