"""The page that says who reviewed which page, and what nobody has reviewed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.languages import t
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import Entry
from builder.site.list_pages import REVIEWS
from builder.site.reviews import is_overdue, review_due
from builder.text.collation import sort_key


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A page with the day of its next review."""

    entry: Entry
    due: datetime.date | None
    overdue: bool
    """True if it had passed when the newest commit was made."""


def reviews_page(context: RenderContext) -> Iterator[Page]:
    """Every page that an editor wrote, by who reviewed it; those that are withdrawn are left out."""
    if any(not page.withdrawal for page in context.site.pages):
        yield Page(
            url_path=REVIEWS,
            template="reviews.html",
            title=t("reviews.title"),
            description=t("reviews.summary"),
            inputs=partial(_inputs, context),
            made_from=lambda: [context.site.settings.review_every, context.site.day, *_marks(context)],
        )


def _marks(context: RenderContext) -> Iterator[str]:
    """A digest of the line of each page."""
    return (context.marks[page.entry.file] for page in context.site.pages if not page.withdrawal)


def _inputs(context: RenderContext) -> Inputs:
    lines = _lines(context, (page.entry for page in context.site.pages if not page.withdrawal))
    by_expert = [line for line in lines if line.entry.reviewed and line.entry.reviewer]
    return Inputs(
        {
            "by_expert": sorted(by_expert, key=lambda line: sort_key(line.entry.reviewer)),
            "by_editors": [line for line in lines if line.entry.reviewed and not line.entry.reviewer],
            "by_nobody": [line for line in lines if not line.entry.reviewed],
            "awaited": any(line.due and not line.overdue for line in lines),
        }
    )


def _lines(context: RenderContext, entries: Iterable[Entry]) -> list[ReviewLine]:
    settings, day = context.site.settings, context.site.day
    in_order = sorted(entries, key=lambda entry: (sort_key(entry.title), entry.url_path))
    return [ReviewLine(each, review_due(each, settings), is_overdue(each, settings, day)) for each in in_order]
