"""The page with everything that changed on the site, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.render.page import Page
from builder.render.versions.citable import anchors, history_address
from builder.render.versions.told import Told, new_notes
from builder.versions.model import PageHistory

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


def changes_of(page: PageHistory, title: str, told: Sequence[Told], gone: str) -> list[Changed]:
    """What changed on a page, oldest first; `told` are its published versions, `gone` what says that it is gone."""
    several = len(told) > 1 or page.ended is not None
    address = history_address(page) if several else page.url_path
    places = anchors(page) if several else {}
    found: list[Changed] = []
    for each, notes in zip(told, new_notes(told), strict=True):
        day, place = each.version.day, places.get(each.version.address, "")
        if each is told[0]:
            found.append(Changed(day, title, address, place, "New page", major=True))
        elif notes:
            found += [Changed(note.date, title, address, place, note.note, major=True) for note in notes]
        else:
            found.append(Changed(day, title, address, "", "Smaller changes", major=False))
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
