"""The page with everything that changed on the site, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.changes.flow.model import Extent
from builder.history.model import PageHistory
from builder.render.page import Page
from builder.render.redaction import unmarked
from builder.render.templates import long_date
from builder.render.versions.citable import history_address
from builder.render.versions.history import HistoryEntry
from builder.render.versions.shown_version import TakenBack

MOST = 300
"""So many changes are listed; the history of each page has all of them."""
URL_PATH = "changes/"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of one page."""

    date: datetime.date
    title: str
    url_path: str
    """Where more is said: its history, or the page itself while it has but one version."""
    anchor: str
    """The version on the page of the history."""
    words: str
    """The note, or what kind of change it was."""
    major: bool

    def address_of(self, to: Callable[[str, str], str]) -> str:
        """Its address as a page writes it."""
        return to(self.url_path, self.anchor)


def changes_of(
    page: PageHistory, title: str, entries: Sequence[HistoryEntry], gone: str, taken: TakenBack
) -> list[Changed]:
    """What changed on a page, oldest first; `entries` are its published versions, `gone` what says that it is gone."""
    several = len(entries) > 1 or page.ended is not None
    address = history_address(page) if several else page.url_path
    found: list[Changed] = []
    for each in entries:
        place = each.anchor if several else ""
        if each.first:
            found.append(Changed(each.since, title, address, place, "New page", major=True))
        elif each.notes:
            found += [Changed(note.date, title, address, place, note.note, major=True) for note in each.notes]
        elif each.difference and each.difference.flow and each.difference.flow.extent is Extent.ADVICE:
            words = "The advice changed for some answers"
            found.append(Changed(each.since, title, address, place, words, major=True))
        elif each.shown or each.withdrawal:
            found.append(Changed(each.since, title, address, "", "Smaller changes", major=False))
        if each.withdrawal and each.withdrawal.version:
            words = f"The version of {long_date(each.since)} was withdrawn: {each.withdrawal.reason}"
            found.append(Changed(each.withdrawal.date, title, address, place, words, major=True))
    if taken.whole:
        words = f"This page was withdrawn: {taken.whole.reason}"
        found.append(Changed(taken.whole.date, unmarked(title), gone or page.url_path, "", words, major=True))
    for withdrawal, outcome in taken.outcomes:
        of = f" of the version {withdrawal.version}" if withdrawal.version else ""
        words = f"The advice “{outcome}”{of} was withdrawn: {withdrawal.reason}"
        found.append(Changed(withdrawal.date, title, address, "", words, major=True))
    if page.ended:
        found.append(Changed(page.ended.day, title, gone or address, "", "Taken off the site", major=True))
    return found


def changes_page(changes: Iterable[Changed]) -> Page:
    """By day; of one day, major ones first, then by title."""
    ordered = sorted(
        dict.fromkeys(changes), key=lambda each: (-each.date.toordinal(), not each.major, each.title, each.words)
    )
    days = [(day, list(group)) for day, group in groupby(ordered[:MOST], key=lambda each: each.date)]
    context = {"days": days, "left": max(len(ordered) - MOST, 0)}
    return Page(URL_PATH, "changes.html", "Changes", "Everything that changed on this site, newest first.", context)
