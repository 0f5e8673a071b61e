"""The page with all versions of a page, and what changed from each to the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from builder.history.model import PageHistory
from builder.languages import t
from builder.render.page import Page
from builder.render.versions.citable import anchors, history_address
from builder.render.versions.difference import Difference, difference
from builder.render.versions.shown_version import TakenBack, Told, new_notes
from builder.site import ChangeNote, Withdrawal


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
    shown: bool
    """Whether it can be read."""
    difference: Difference | None
    """What changed since the last version before it that can be read; None where one of the two cannot."""
    compared: datetime.date | None = None
    """The day of that version, where another one was in between."""


def history_entries(page: PageHistory, told: Sequence[Told]) -> list[Entry]:
    """All of them, oldest first; `told` are the published ones, likewise."""
    entries: list[Entry] = []
    before: Told | None = None
    for place, (each, notes) in enumerate(zip(told, new_notes(told), strict=True)):
        entries.append(_entry(page, each, before, notes, told[place - 1] if place else None))
        before = each if each.content else before
    return entries


def history_page(page: PageHistory, title: str, entries: Sequence[Entry], taken: TakenBack) -> Page:
    """The newest version first; `entries` are the published ones, oldest first."""
    context = {
        "versions": entries[::-1],
        "now": "" if page.ended else page.url_path,
        "subject": title,
        "ended": page.ended.day if page.ended else None,
        "count": len(entries),
        "whole": taken.whole,
        "outcomes": taken.outcomes,
    }
    words, at = t("history.description", page=title), history_address(page)
    return Page(at, "history.html", t("history.page-title", page=title), words, context, indexed=False, past=True)


def _entry(
    page: PageHistory, told: Told, before: Told | None, notes: tuple[ChangeNote, ...], previous: Told | None
) -> Entry:
    version = told.version
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
        previous is None,
        version.own,
        told.withdrawal,
        told.content is not None,
        difference(before, told, history_address(page), address) if before and told.content else None,
        before.version.day if before and before is not previous else None,
    )
