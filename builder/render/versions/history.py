"""The page with all versions of a page, and what changed from each to the next."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from builder.history.model import PageHistory
from builder.languages import t
from builder.render.citable import anchors, history_address
from builder.render.page import Inputs, Page
from builder.render.versions.difference import Difference, difference
from builder.render.versions.shown_version import ShownVersion, TakenBack, new_notes
from builder.site import ChangeNote, FlowPage, Withdrawal


@dataclass(frozen=True)
class HistoryEntry:
    """A version as the page of the history lists it."""

    name: str
    anchor: str
    since: datetime.date
    until: datetime.date | None
    address: str
    """The address at which it can be read."""
    notes: tuple[ChangeNote, ...]
    """The change notes that are new in it; with any, it is a major version."""
    also: tuple[str, ...]
    """Anchors of its other names."""
    in_force: bool
    first: bool
    own: bool
    """True if the page itself changed, and not only a source that it uses."""
    withdrawal: Withdrawal | None
    shown: bool
    """True if it can be read."""
    compare: Callable[[], Difference] | None
    """Finds the changes since the last readable version before it; None if one of the two cannot be read."""
    of_flow: bool = False
    """True for a version of a flow."""
    compared: datetime.date | None = None
    """The day of that version, where another one was in between."""

    @cached_property
    def difference(self) -> Difference | None:
        """These changes, found when somebody asks."""
        return self.compare() if self.compare else None


def history_entries(page: PageHistory, versions: Sequence[ShownVersion]) -> list[HistoryEntry]:
    """All of them, oldest first; `versions` are the published ones, likewise."""
    entries: list[HistoryEntry] = []
    before: ShownVersion | None = None
    for place, (each, notes) in enumerate(zip(versions, new_notes(versions), strict=True)):
        entries.append(_entry(page, each, before, notes, versions[place - 1] if place else None))
        before = each if each.content else before
    return entries


def history_page(page: PageHistory, title: str, entries: Sequence[HistoryEntry], taken: TakenBack) -> Page:
    """The newest version first; `entries` are the published ones, oldest first."""
    variables = {
        "versions": entries[::-1],
        "now": "" if page.ended else page.url_path,
        "subject": title,
        "ended": page.ended.day if page.ended else None,
        "count": len(entries),
        "whole": taken.whole,
        "outcomes": taken.outcomes,
    }
    words, at = t("history.description", page=title), history_address(page)
    return Page(
        url_path=at,
        template="history.html",
        title=t("history.page-title", page=title),
        description=words,
        inputs=partial(Inputs, variables),
        indexed=False,
    )


def _entry(
    page: PageHistory,
    shown: ShownVersion,
    before: ShownVersion | None,
    notes: tuple[ChangeNote, ...],
    previous: ShownVersion | None,
) -> HistoryEntry:
    version = shown.version
    in_force = not page.ended and version is page.newest
    address = page.url_path if in_force else version.address
    return HistoryEntry(
        name=version.name,
        anchor=anchors(page)[version.address],
        since=version.day,
        until=version.until.day if version.until else None,
        address=address,
        notes=notes,
        also=tuple(other.name for other in version.also if other.name not in anchors(page).values()),
        in_force=in_force,
        first=previous is None,
        own=version.own,
        withdrawal=shown.withdrawal,
        shown=shown.content is not None,
        compare=partial(difference, before, shown, history_address(page), address)
        if before and shown.content
        else None,
        of_flow=isinstance(shown.content, FlowPage),
        compared=before.version.day if before and before is not previous else None,
    )
