"""The page with everything that changed on the site, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.changes.flow.changes import Extent
from builder.history.model import PageHistory
from builder.languages import t
from builder.render.page import Page
from builder.render.redaction import unmarked
from builder.render.versions.citable import history_address
from builder.render.versions.history import Entry
from builder.render.versions.shown_version import TakenBack
from builder.site import Withdrawal

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


def changes_of(page: PageHistory, title: str, entries: Sequence[Entry], gone: str, taken: TakenBack) -> list[Changed]:
    """What changed on a page, oldest first; `entries` are its published versions, `gone` what says that it is gone."""
    several = len(entries) > 1 or page.ended is not None
    address = history_address(page) if several else page.url_path
    found: list[Changed] = []
    for each in entries:
        place = each.anchor if several else ""
        if each.first:
            found.append(Changed(each.since, title, address, place, t("changes.new"), major=True))
        elif each.notes:
            found += [Changed(note.date, title, address, place, note.note, major=True) for note in each.notes]
        elif each.difference and each.difference.flow and each.difference.flow.extent is Extent.ADVICE:
            words = t("changes.advice")
            found.append(Changed(each.since, title, address, place, words, major=True))
        elif each.shown or each.withdrawal:
            found.append(Changed(each.since, title, address, "", t("changes.smaller"), major=False))
        if each.withdrawal and each.withdrawal.version:
            words = t("changes.version-withdrawn", day=each.since, reason=each.withdrawal.reason)
            found.append(Changed(each.withdrawal.date, title, address, place, words, major=True))
    if taken.whole:
        words = t("changes.page-withdrawn", reason=taken.whole.reason)
        found.append(Changed(taken.whole.date, unmarked(title), gone or page.url_path, "", words, major=True))
    for withdrawal, outcome in taken.outcomes:
        found.append(Changed(withdrawal.date, title, address, "", _withdrawn(withdrawal, outcome), major=True))
    if page.ended:
        found.append(Changed(page.ended.day, title, gone or address, "", t("changes.ended"), major=True))
    return found


def _withdrawn(withdrawal: Withdrawal, outcome: str) -> str:
    """The news that an outcome was withdrawn, of one version or of all."""
    if withdrawal.version:
        version, reason = withdrawal.version, withdrawal.reason
        return t("changes.outcome-withdrawn-of", outcome=outcome, version=version, reason=reason)
    return t("changes.outcome-withdrawn", outcome=outcome, reason=withdrawal.reason)


def changes_page(changes: Iterable[Changed]) -> Page:
    """By day; of one day, major ones first, then by title."""
    ordered = sorted(
        dict.fromkeys(changes), key=lambda each: (-each.date.toordinal(), not each.major, each.title, each.words)
    )
    days = [(day, list(group)) for day, group in groupby(ordered[:MOST], key=lambda each: each.date)]
    context = {"days": days, "left": max(len(ordered) - MOST, 0)}
    return Page(URL_PATH, "changes.html", t("changes.title"), t("changes.description"), context)
