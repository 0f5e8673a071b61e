"""Lines that follow the problems: how pages, sources and reviews are, which nobody has to mend today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from statistics import median

from builder.check.prose.prose import SiteProse
from builder.check.prose.reading_grade import grades, page_grade
from builder.site.reviews import review_due
from builder.text.counted import plural

SOON = 60
"""Days in which reviews are listed before they are due."""
_SECOND_HAND = re.compile(
    r"\b(?:as (?:reported|cited|quoted|described) (?:by|in)|second-?hand|secondary)\b", re.IGNORECASE
)
"""Words by which `shows` says that another text was read than the source itself."""


def of_grades(prose: SiteProse) -> Iterator[str]:
    """The grades of all pages in one line; in another language, that there are none."""
    if not prose.english:
        language = prose.site.settings.language
        yield f"Reading grades: not measured, since their formula is for English and the language is `{language}`."
        return
    measured = {file: page_grade(graded) for file, graded in grades(prose).items()}
    found = sorted((grade, file) for file, grade in measured.items() if grade is not None)
    if found:
        grade, file = found[-1]
        middle = median(each for each, _ in found)
        pages = plural(len(found), "page")
        yield f"Reading grades: {pages}, {middle:.1f} in the middle; the hardest is {file}, {grade:.1f}."


def of_sources(prose: SiteProse) -> Iterator[str]:
    """The number of sources with an address that nobody says to have read, and of those read at second hand."""
    sources = [source for source in prose.site.sources.values() if source.url]
    unread = [source.key for source in sources if source.read is None]
    second_hand = [source.key for source in sources if _SECOND_HAND.search(source.shows)]
    if unread:
        yield f"Sources without a day on which they were read: {len(unread)} of {len(sources)}, {_some(unread)}."
    if second_hand:
        yield f"Sources read in another text: {len(second_hand)} of {len(sources)}, {_some(second_hand)}."


def of_reviews(prose: SiteProse) -> Iterator[str]:
    """The reviews that come due soon, the earliest first; those that are overdue are problems."""
    last = prose.today + datetime.timedelta(days=SOON)
    due = [(review_due(article, prose.site.settings), article.file) for article in prose.site.articles]
    soon = sorted((day, file) for day, file in due if day and prose.today <= day <= last)
    if soon:
        yield f"Reviews due in the next {SOON} days: {plural(len(soon), 'page')}."
        yield from (f"  {day} {file}" for day, file in soon)


def _some(names: list[str]) -> str:
    """The first few of many names."""
    shown = ", ".join(names[:5])
    return f"{shown}, …" if len(names) > 5 else shown
