"""The versions of a page as the page shows them: how to cite the current one, and links to the others."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable
from dataclasses import dataclass

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.withdrawn_versions import withdrawn_versions
from builder.languages import spoken, t
from builder.site import Site


@dataclass(frozen=True, slots=True)
class Citable:
    """The version in force of a page that has a history."""

    name: str
    day: datetime.date
    address: str
    """Its permanent address below the base address."""
    history: str
    """The page with all versions; empty where this is the only one."""
    older: tuple[tuple[str, str], ...] = ()
    """Name and address of the others that can be read."""
    withdrawn: tuple[tuple[str, str], ...] = ()
    """Name and address of those that were withdrawn, where a notice is."""


@dataclass(frozen=True, slots=True)
class Older:
    """The banner on a page that shows an older version."""

    name: str
    since: datetime.date
    until: datetime.date | None
    now: str
    """The address of the page today; empty where there is none."""
    history: str


def readable(page: PageHistory, withdrawn: Container[str]) -> tuple[Version, ...]:
    """The versions that have a page of their own, oldest first: those that are published and not in force.

    `withdrawn` are the addresses of those that may not be read.
    """
    published = page.published if page.ended else tuple(v for v in page.published if v is not page.newest)
    return tuple(version for version in published if version.address not in withdrawn)


def anchors(page: PageHistory) -> dict[str, str]:
    """The anchor of each version on the page of the history, by its address: its name, where no newer one has it.

    Two have the same where a page was found to continue another one only after both had had a version on one day.
    """
    newest = {version.name: version.address for version in page.versions}
    return {each.address: each.name if newest[each.name] == each.address else each.address for each in page.versions}


def remains(page: PageHistory) -> str:
    """The address of a page today, or of the notice that it is gone; if that is taken, its last version, else home."""
    if not page.ended or (page.owns_address and page.published):
        return page.url_path
    return page.published[-1].address if page.published else ""


def history_address(page: PageHistory) -> str:
    """The page with all versions of a page; below its last version where another page has its address."""
    return f"{page.url_path if page.owns_address else page.newest.address}history/"


def citables(past: Past, site: Site) -> dict[str, Citable]:
    """For each page that is there as it was committed, its version in force, by file."""
    found = {}
    withdrawn = withdrawn_versions(past.history, site)
    for entry in site.entries:
        page = past.history.page(entry.file)
        if page is None or entry.draft or entry.file in past.uncommitted or not page.newest.published:
            continue
        several = history_address(page) if len(page.published) > 1 else ""
        newest, others = page.newest, _by_name(readable(page, withdrawn))
        notices = _by_name(v for v in page.published if v is not newest and v.address in withdrawn)
        found[entry.file] = Citable(
            name=newest.name, day=newest.day, address=newest.address, history=several, older=others, withdrawn=notices
        )
    return found


def _by_name(versions: Iterable[Version]) -> tuple[tuple[str, str], ...]:
    """Every name with the address of its version: what was shared under one of them is found."""
    return tuple({name: version.address for version in versions for name in sorted(version.names)}.items())


def in_force(past: Past) -> dict[str, str]:
    """The name of the version of each page that is as it was committed, by file."""
    there = (page for page in past.history.pages if not page.ended and page.file not in past.uncommitted)
    return {page.file: page.newest.name for page in there}


def day_named(version: Version) -> str:
    """The day that names a version, with the number of one that was not the first of its day."""
    number = version.name[11:]
    return t("version.numbered", day=version.day, number=number) if number else spoken().date(version.day)


def older(page: PageHistory, version: Version) -> Older:
    """The banner for an older version."""
    now = "" if page.ended else page.url_path
    return Older(
        name=version.name,
        since=version.day,
        until=version.until.day if version.until else None,
        now=now,
        history=history_address(page),
    )
