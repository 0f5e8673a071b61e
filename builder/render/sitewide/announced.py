"""Withdrawals as the feed announces them: an entry each, since readers of a feed may never see a page change."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.languages import t
from builder.render.citable import remains
from builder.render.redaction import unmarked
from builder.site import Site, Withdrawal


@dataclass(frozen=True, slots=True)
class Announced:
    """A withdrawal with the address of its notice."""

    date: datetime.date
    title: str
    reason: str
    url_path: str


def announced(site: Site, past: Past | None) -> Iterator[Announced]:
    """Those of pages that are published, or were; of a page that is gone the address stands for its title.

    A version is there, and is announced, with the history alone.
    """
    if not site.settings.withdrawn:
        return
    titles = {entry.file: unmarked(entry.title) for entry in site.entries}
    addresses = {entry.file: entry.url_path for entry in site.entries}
    outcomes = {(flow.file, o.id): unmarked(o.title) for flow in site.flows for o in flow.outcomes.values()}
    histories = {page.file: page for page in past.history.pages} if past else {}
    for each in site.settings.withdrawn:
        page = histories.get(each.file)
        at = addresses.get(each.file) or (remains(page) if page else "")
        if at and (page or not each.version):
            names = (outcomes.get((each.file, id_)) for id_ in sorted(each.outcomes))
            outcome = next(filter(None, names), each.outcome)
            title = _title(titles.get(each.file, at), outcome, each.version)
            yield Announced(each.date, title, each.reason, _address(each, at, _version(each, page)))


def _title(title: str, outcome: str, version: str) -> str:
    if outcome and version:
        return t("withdrawn.announced-outcome-version", outcome=outcome, title=title, version=version)
    if outcome:
        return t("withdrawn.announced-outcome", outcome=outcome, title=title)
    if version:
        return t("withdrawn.announced-version", title=title, version=version)
    return t("withdrawn.announced", title=title)


def _version(withdrawal: Withdrawal, page: PageHistory | None) -> Version | None:
    versions = page.published if page else ()
    return next((version for version in versions if version.name == withdrawal.version), None)


def _address(withdrawal: Withdrawal, at: str, version: Version | None) -> str:
    """The address of the notice: below that of the version, where only one is withdrawn, else below that of the page.

    The outcomes of a version in force have no other addresses than those of today.
    """
    inside = f"outcomes/{withdrawal.outcome}/" if withdrawal.outcome else ""
    if version is None or (inside and version.until is None):
        return at + inside
    return version.address + inside
