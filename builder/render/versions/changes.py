"""The page with everything that changed on the site, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from builder.changes.flow.model import Extent
from builder.history.model import PageHistory
from builder.languages import t
from builder.render.citable import history_address
from builder.render.page import Inputs, Page
from builder.render.redaction import unmarked
from builder.render.versions.history import HistoryEntry
from builder.render.versions.shown_version import TakenBack
from builder.site import Withdrawal

MOST = 300
"""So many changes are listed; the history of each page has all of them."""
FEW = 4
"""So many are on the home page."""
URL_PATH = "changes/"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of one page."""

    date: datetime.date
    title: str
    url_path: str
    """The address of its history, or of the page itself if it has only one version."""
    anchor: str
    """The version on the page of the history."""
    words: str
    """The note, or what kind of change it was."""
    major: bool

    def address_of(self, to: Callable[[str, str], str]) -> str:
        """Its address as a page writes it."""
        return to(self.url_path, self.anchor)


@dataclass(frozen=True, slots=True)
class ChangesOfPage:
    """The changes of one page, oldest first."""

    file: str
    """The article that it is today; empty for any other page."""
    changes: tuple[Changed, ...]


def changes_in(pages: Iterable[ChangesOfPage]) -> list[Changed]:
    """The changes of all pages."""
    return [change for page in pages for change in page.changes]


def changes_of(
    page: PageHistory, title: str, entries: Sequence[HistoryEntry], gone: str, taken: TakenBack
) -> list[Changed]:
    """The changes of a page, oldest first; `entries` are its published versions, `gone` the address of its notice."""
    several = len(entries) > 1 or page.ended is not None
    address = history_address(page) if several else page.url_path
    change = Changed(date=page.day, title=title, url_path=address, anchor="", words="", major=True)
    found = [each for entry in entries for each in _of_version(entry, change, entry.anchor if several else "")]
    if taken.whole:
        words = t("changes.page-withdrawn", reason=taken.whole.reason)
        at = gone or page.url_path
        found.append(replace(change, date=taken.whole.date, title=unmarked(title), url_path=at, words=words))
    for withdrawal, outcome in taken.outcomes:
        found.append(replace(change, date=withdrawal.date, words=_withdrawn(withdrawal, outcome)))
    if page.ended:
        found.append(replace(change, date=page.ended.day, url_path=gone or address, words=t("changes.ended")))
    return found


def _of_version(entry: HistoryEntry, change: Changed, anchor: str) -> Iterator[Changed]:
    """The changes that a version made, and its withdrawal; `change` is one of the page."""
    here = replace(change, date=entry.since, anchor=anchor)
    if entry.first:
        yield replace(here, words=t("changes.new"))
    elif entry.notes:
        yield from (replace(here, date=note.date, words=note.note) for note in entry.notes)
    elif entry.of_flow and entry.difference and entry.difference.flow and entry.difference.flow.extent is Extent.ADVICE:
        yield replace(here, words=t("changes.advice"))
    elif entry.shown or entry.withdrawal:
        yield replace(here, anchor="", words=t("changes.smaller"), major=False)
    if entry.withdrawal and entry.withdrawal.version:
        words = t("changes.version-withdrawn", day=entry.since, reason=entry.withdrawal.reason)
        yield replace(here, date=entry.withdrawal.date, words=words)


def _withdrawn(withdrawal: Withdrawal, outcome: str) -> str:
    """The news that an outcome was withdrawn, of one version or of all."""
    if withdrawal.version:
        version, reason = withdrawal.version, withdrawal.reason
        return t("changes.outcome-withdrawn-of", outcome=outcome, version=version, reason=reason)
    return t("changes.outcome-withdrawn", outcome=outcome, reason=withdrawal.reason)


def latest(changes: Iterable[Changed]) -> list[Changed]:
    """The news for the home page: the last major change of a few pages, those with a note before those that are new."""
    newest = {each.title: each for each in reversed(_newest_first(changes)) if each.major}
    return sorted(
        newest.values(), key=lambda each: (-each.date.toordinal(), each.words == t("changes.new"), each.title)
    )[:FEW]


def _newest_first(changes: Iterable[Changed]) -> list[Changed]:
    return sorted(
        dict.fromkeys(changes), key=lambda each: (-each.date.toordinal(), not each.major, each.title, each.words)
    )


def changes_page(changes: Iterable[Changed]) -> Page:
    """By day; of one day, major ones first, then by title."""
    ordered = _newest_first(changes)
    days = [(day, list(group)) for day, group in groupby(ordered[:MOST], key=lambda each: each.date)]
    variables = {"days": days, "left": max(len(ordered) - MOST, 0)}
    return Page(
        url_path=URL_PATH,
        template="changes.html",
        title=t("changes.title"),
        description=t("changes.description"),
        inputs=partial(Inputs, variables),
    )
