"""A page while it is followed through the history, and the finished history of each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.history.follow.page_header import Front
from builder.history.git.log import Commit
from builder.history.model import PageHistory, Version
from builder.site.page_kinds import Kind


class Begun(NamedTuple):
    """A version without its end."""

    name: str
    kind: Kind
    file: str
    url_path: str
    place: int
    commit: Commit
    own: bool


@dataclass(slots=True, eq=False)
class Life:
    """A page while it is followed."""

    file: str
    url_path: str
    born: int
    own: dict[str, str]
    """The ids of its own files, by their name in its folder."""
    front: Front
    begun: list[Begun] = field(default_factory=list)
    """Its versions, without their ends."""
    until: list[Commit | None] = field(default_factory=list)
    """Their ends."""
    versions: list[Version] = field(default_factory=list)
    """Both together, once everything was followed."""
    open: bool = True
    """Whether its last version is in force."""
    ended: Commit | None = None
    ended_index: int = -1
    before: Life | None = None
    """The page whose history it continues."""
    after: Life | None = None
    """The page that continues its history."""
    successor: Life | None = None
    """The page that was there already and took over its address as an alias."""
    names: set[str] = field(default_factory=set)
    """The names its versions have, together with those it continues."""


def _version(begun: Begun, until: Commit | None, since: datetime.date | None) -> Version:
    return Version(
        name=begun.name,
        kind=begun.kind,
        file=begun.file,
        url_path=begun.url_path,
        index=begun.place,
        began=begun.commit,
        own=begun.own,
        until=until,
        published=_lasted(begun.commit, until, since),
    )


def page_histories(lives: Sequence[Life], since: datetime.date | None) -> list[PageHistory]:
    """Every page with all its versions, those of the pages that it continues first; by file."""
    found = []
    for life in lives:
        ends = zip(life.begun, life.until, strict=True)
        life.versions = [_version(begun, until, since) for begun, until in ends]
    for life in lives:
        if life.after is None:
            chain: list[Life] = [life]
            while chain[0].before:
                chain.insert(0, chain[0].before)
            versions = tuple(version for each in chain for version in each.versions)
            successor = life.successor.file if life.successor else ""
            found.append(
                PageHistory(
                    file=life.file, url_path=life.url_path, versions=versions, ended=life.ended, successor=successor
                )
            )
    return sorted(found, key=lambda page: (page.file, page.versions[0].index))


def _lasted(began: Commit, until: Commit | None, since: datetime.date | None) -> bool:
    """Whether a version began on that day or later, or was still in force when that day was over."""
    return since is None or began.day >= since or until is None or until.day > since
