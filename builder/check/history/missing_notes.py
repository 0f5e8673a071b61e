"""A note under `changes` tells readers of each change of the advice (`missing-note`).

A page is compared with the version before it: the one in force if the page has changes that are not committed, else the
last but one. The advice has changed if more than a small share of the words did, or if any answers to a flow lead to
another outcome, or a figure in a result may come to something else. Of the committed pages, only those that the newest
commits changed are compared. Fixing a typo needs no note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.changes.flow.model import Extent
from builder.changes.page import compare_pages, same_kind
from builder.history.model import Version
from builder.history.past import Past
from builder.problems import Location, Problem, Severity
from builder.site import ContentPage

NEWEST = 3
"""Number of newest commits whose pages are compared."""


def check_notes(pages: Iterable[ContentPage], past: Past) -> Iterator[Problem]:
    """A warning for each page whose advice changed without a note."""
    for today in pages:
        before = _version_before(past, today.file, today.file in past.uncommitted)
        old = past.state_of(before).page if before else None
        change = _change(old, today) if old else ""
        if change:
            message = f"the advice of this page changed without a note: {change}"
            fix = "add `- {date: …, note: …}` under `changes:`, in words for readers. Fixing a typo needs no note"
            yield Problem(Location(today.file, 1), "missing-note", message, fix, severity=Severity.WARNING)


def _version_before(past: Past, file: str, uncommitted: bool) -> Version | None:
    page = past.history.page(file)
    if page is None:
        return None
    if uncommitted:
        return page.newest
    recent = page.newest.index >= len(past.history.commits) - NEWEST
    return page.versions[-2] if recent and len(page.versions) > 1 else None


def _change(old: ContentPage, new: ContentPage) -> str:
    """The change of the advice in words; empty if it needs no note."""
    changes = compare_pages(old, new) if same_kind(old, new) else None
    if changes is None or not changes.lacks_note:
        return ""
    if changes.flow is None:
        return f"{changes.share:.0%} of its words changed"
    if changes.extent is Extent.WORDS:
        return f"{changes.share:.0%} of the words of an outcome changed"
    return " ".join(changes.flow.sentences).rstrip(".")
