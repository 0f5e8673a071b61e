"""A note under `changes` tells readers of each change of the advice (`missing-note`).

A page is compared with the version before it: the one in force if the page has changes that are not committed, else the
last but one. The advice has changed if more than a small share of the words did, or if any answers to a flow lead to
another outcome. Of the committed pages, only those that the newest commits changed are compared. Fixing a typo needs no
note.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.changes.flow.advice import Comparison, compare
from builder.changes.flow.changes import Extent
from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.wording import Version as FlowVersion
from builder.changes.needs_note import needs_note, share_of_outcomes
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import unplaced
from builder.changes.prose.share import count_words
from builder.flows.expand import TooManyStatesError
from builder.history.model import Version
from builder.history.states.past import Past
from builder.problems import Location, Problem, Severity
from builder.site import Article, FlowPage, Site

NEWEST = 3
"""So many of the newest commits are looked at."""


def check_notes(site: Site, past: Past) -> Iterator[Problem]:
    """A warning for each page whose advice changed without a note."""
    for today in site.pages:
        before = _version_before(past, today.file, today.file in past.uncommitted)
        old = past.state_of(before).page if before else None
        if old is None or {(n.date, n.note) for n in today.changes} - {(n.date, n.note) for n in old.changes}:
            continue
        what = _changed(old, today)
        if what:
            message = f"the advice of this page changed without a note: {what}"
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


def _changed(old: Article | FlowPage, new: Article | FlowPage) -> str:
    """The change of the advice in words; empty if it needs no note."""
    match old, new:
        case Article(), Article():
            share = count_words(compare_prose(unplaced(old.body), unplaced(new.body))).share
            return f"{share:.0%} of its words are other ones" if needs_note(Extent.WORDS, share) else ""
        case FlowPage(), FlowPage():
            changes = compare_flows(_words(old), _words(new), _compared(old, new))
            share = share_of_outcomes(changes.words)
            if not needs_note(changes.extent, share):
                return ""
            if changes.extent is Extent.WORDS:
                return f"{share:.0%} of the words of an outcome are other ones"
            return " ".join(changes.sentences).rstrip(".")
    return ""


def _words(flow: FlowPage) -> FlowVersion:
    return FlowVersion(flow, unplaced)


def _compared(old: FlowPage, new: FlowPage) -> Comparison | None:
    try:
        return compare(old.flow, new.flow)
    except TooManyStatesError:
        return None
