"""The page with all versions of a page, and what changed from each to the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.page import Desk, Page
from builder.render.versions.citable import anchors, history_address
from builder.render.versions.difference import Difference, difference
from builder.render.versions.told import Told, new_notes
from builder.site import Article, ChangeNote, FlowPage, Withdrawal
from builder.versions.model import PageHistory


@dataclass(frozen=True, slots=True)
class Entry:
    """A version as the page of the history lists it."""

    name: str
    anchor: str
    since: datetime.date
    until: datetime.date | None
    address: str
    """Where it can be read."""
    notes: tuple[ChangeNote, ...]
    """What it was the first to say of changes; with any, it is a major version."""
    in_force: bool
    first: bool
    own: bool
    """Whether the page itself changed, and not only a source that it uses."""
    withdrawal: Withdrawal | None
    difference: Difference | None
    """None for the first version, and where one of the two cannot be shown."""


def history_page(desk: Desk, page: PageHistory, told: Sequence[Told]) -> Page:
    """The newest version first; `told` are the published ones, oldest first."""
    url_path = history_address(page)
    entries = []
    before: Told | None = None
    for each, notes in zip(told, new_notes(told), strict=True):
        entries.append(_entry(desk, page, each, before, notes, url_path))
        before = each
    newest = next((each.content for each in reversed(told) if each.content), None)
    title = _title(newest) or page.url_path
    context = {
        "versions": entries[::-1],
        "now": "" if page.ended else page.url_path,
        "subject": title,
        "ended": page.ended.day if page.ended else None,
        "count": len(entries),
    }
    return Page(url_path, "history.html", f"History: {title}", f"The versions of “{title}”.", context, indexed=False)


def _title(content: Article | FlowPage | None) -> str:
    return "" if content is None else content.title if isinstance(content, Article) else content.flow.title


def _entry(
    desk: Desk, page: PageHistory, told: Told, before: Told | None, notes: tuple[ChangeNote, ...], url_path: str
) -> Entry:
    version = told.version
    content, earlier = told.content, before.content if before else None
    in_force = not page.ended and version is page.newest
    address = page.url_path if in_force else version.address
    return Entry(
        version.name,
        anchors(page)[version.address],
        version.day,
        version.until.day if version.until else None,
        address,
        notes,
        in_force,
        before is None,
        version.own,
        told.withdrawal,
        difference(before, told, url_path, address) if before and earlier and content else None,
    )
