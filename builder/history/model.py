"""The history as data: pages, and the versions they had."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.history.git.log import Commit
from builder.site.page_kinds import Kind


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a page, from the commit that made it until the one that ended it."""

    name: str
    """Its day in UTC, `2026-11-23`, or `2026-11-23.2` for the second of that day."""
    kind: Kind
    file: str
    """The file of the article, or the flow's `flow.yaml`, as it was called then."""
    url_path: str
    """The address that the page had then, below the base address."""
    index: int
    """The place of its commit among those of the history, 0 being the oldest."""
    began: Commit
    own: bool
    """Whether the page's own files changed; if not, only a source or block that it uses did."""
    until: Commit | None
    """The commit that put another state in its place, or took the page away; None while it is in force."""
    published: bool
    """Whether it is one that `versions-from` lets be seen."""

    @property
    def address(self) -> str:
        """Where it can be read for good, below the base address; no two versions have the same."""
        return f"{self.url_path}v/{self.name}/"

    @property
    def day(self) -> datetime.date:
        """The day on which it began, in UTC."""
        return self.began.day


@dataclass(frozen=True, slots=True)
class PageHistory:
    """A page that is there, or was: all its versions, wherever it stood meanwhile."""

    file: str
    """Its file now, or the last one that it had."""
    url_path: str
    """Its address now, or the last one that it had."""
    versions: tuple[Version, ...]
    """Oldest first; there is at least one."""
    ended: Commit | None = None
    """The commit that took it out of the site; None while it is there."""
    successor: str = ""
    """The file of the page that was there already and took over its address as an alias, where it has ended."""
    owns_address: bool = True
    """Whether no other page is at its address, or was later."""

    @property
    def newest(self) -> Version:
        """The version in force, or the last one."""
        return self.versions[-1]

    @property
    def published(self) -> tuple[Version, ...]:
        """The versions that may be seen."""
        return tuple(version for version in self.versions if version.published)

    @property
    def day(self) -> datetime.date:
        """The date of the page: when its newest version began."""
        return self.newest.day

    def as_it_stood(self, day: datetime.date) -> Version | None:
        """The version in force at the end of a day in UTC; None where there was none.

        The last one in the order of the history that is not dated later, so that one with a wrong date hides no other.
        """
        positions = (place for place in reversed(range(len(self.versions))) if self.versions[place].day <= day)
        place = next(positions, None)
        if place is None:
            return None
        version, following = self.versions[place], self.versions[place + 1 : place + 2]
        until = version.until
        gone = until is not None and not (following and following[0].began.id == until.id)
        return None if gone and until is not None and until.day <= day else version
