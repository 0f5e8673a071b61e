"""The history as data: pages and their versions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.history.git.log import Commit
from builder.site.page_kinds import Kind


@dataclass(frozen=True, slots=True)
class OtherName:
    """The name that a commit has which changed nothing of a page that readers see: it leads to the equal version."""

    name: str
    url_path: str
    """The address of the page at that time, below the base address."""
    index: int
    """The index of the commit in the history."""

    @property
    def address(self) -> str:
        """Its permanent address, below the base address; no version has it."""
        return f"{self.url_path}v/{self.name}/"


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a page, from the commit that made it until the one that ended it."""

    name: str
    """Its day in UTC, `2026-11-23`, or `2026-11-23.2` for the second one of that day."""
    kind: Kind
    file: str
    """The file of the article, or the `flow.yaml` of the flow, at that time."""
    url_path: str
    """The address of the page at that time, below the base address."""
    index: int
    """The index of its commit in the history; 0 is the oldest."""
    began: Commit
    own: bool
    """True if the page's own files changed; false if only a source or block did that it uses."""
    until: Commit | None
    """The commit that replaced this version or removed the page; None while it is in force."""
    published: bool
    """True if `versions-from` in site.yaml lets it be published."""
    also: tuple[OtherName, ...] = ()
    """Its other names, oldest first."""

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """All its names, each with the address of that name; its main one first."""
        return ((self.name, self.address), *((other.name, other.address) for other in self.also))

    @property
    def names(self) -> frozenset[str]:
        """All names by which a withdrawal or an address can mean it."""
        return frozenset(name for name, _ in self.named)

    @property
    def address(self) -> str:
        """Its permanent address, below the base address; no two versions have the same."""
        return f"{self.url_path}v/{self.name}/"

    @property
    def day(self) -> datetime.date:
        """The day on which it began, in UTC."""
        return self.began.day


@dataclass(frozen=True, slots=True)
class PageHistory:
    """A page that exists or existed, with all its versions, also from before it moved."""

    file: str
    """The file of the page, now or last."""
    url_path: str
    """The address of the page, now or last."""
    versions: tuple[Version, ...]
    """Oldest first; there is at least one."""
    ended: Commit | None = None
    """The commit that removed it from the site; None while it exists."""
    successor: str = ""
    """For a page that ended: the file of the older page that took over its address as an alias."""
    owns_address: bool = True
    """False if another page is at its address now, or was there later."""

    @property
    def newest(self) -> Version:
        """The version in force, or the last one."""
        return self.versions[-1]

    @property
    def published(self) -> tuple[Version, ...]:
        """The versions that are published."""
        return tuple(version for version in self.versions if version.published)

    @property
    def day(self) -> datetime.date:
        """The date of the page: when its newest version began."""
        return self.newest.day

    def as_it_stood(self, day: datetime.date) -> Version | None:
        """The version in force at the end of a day in UTC; None if there was none.

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
