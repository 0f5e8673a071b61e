"""Collect the lifetime of each page while the history is followed, then make its finished history."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.history.follow.page_header import PageHeader
from builder.history.git.log import Commit
from builder.history.model import PageHistory, Version


@dataclass(slots=True, eq=False)
class PageLifetime:
    """A page from its first commit until it ended, as far as it was followed."""

    file: str
    url_path: str
    born: int
    """The index of its first commit."""
    own: dict[str, str]
    """The ids of its own files, by their name in its folder."""
    header: PageHeader
    versions: list[Version] = field(default_factory=list)
    """Oldest first; only the last one can be in force."""
    open: bool = True
    """True while its last version is in force."""
    ended: Commit | None = None
    ended_index: int = -1
    before: PageLifetime | None = None
    """The page whose history it continues."""
    after: PageLifetime | None = None
    """The page that continues its history."""
    successor: PageLifetime | None = None
    """The page that was there already and took over its address as an alias."""
    names: set[str] = field(default_factory=set)
    """The names its versions have, together with those it continues."""


def page_histories(lifetimes: Sequence[PageLifetime], since: datetime.date | None) -> list[PageHistory]:
    """The history of every page, by file. The versions of the pages that it continues come first."""
    found = []
    for lifetime in lifetimes:
        lifetime.versions = [replace(each, published=_lasted(each, since)) for each in lifetime.versions]
    for lifetime in lifetimes:
        if lifetime.after is None:
            chain: list[PageLifetime] = [lifetime]
            while chain[0].before:
                chain.insert(0, chain[0].before)
            versions = tuple(version for each in chain for version in each.versions)
            successor = lifetime.successor.file if lifetime.successor else ""
            found.append(
                PageHistory(
                    file=lifetime.file,
                    url_path=lifetime.url_path,
                    versions=versions,
                    ended=lifetime.ended,
                    successor=successor,
                )
            )
    return sorted(found, key=lambda page: (page.file, page.versions[0].index))


def _lasted(version: Version, since: datetime.date | None) -> bool:
    """Say whether a version began on a day or later, or was still in force when that day ended."""
    until = version.until
    return since is None or version.day >= since or until is None or until.day > since
