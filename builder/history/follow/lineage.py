"""Follow pages through the history: move them, begin their versions and end them, commit by commit."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from builder.history.follow.page_files import kind_of, page_of, url_path_of
from builder.history.follow.page_header import PageHeader
from builder.history.follow.page_lifetimes import PageLifetime
from builder.history.git.log import Commit, LoggedChange
from builder.history.model import OtherName, Version
from builder.site.page_kinds import Kind

LooksTheSame = Callable[[PageLifetime, Mapping[str, str], str, int], bool]
"""Say whether the version in force of a page says what some files of it say at a commit."""
ReadHeader = Callable[[str, str], PageHeader]
"""Give the header of a page, from its file and the id of its content."""


class Lineage:
    """The pages after the commits that were followed, one by one and oldest first."""

    def __init__(self, headers: ReadHeader, same: LooksTheSame) -> None:
        self.live: dict[str, PageLifetime] = {}
        """The pages that exist now, by file."""
        self.lifetimes: list[PageLifetime] = []
        """All pages that ever existed."""
        self.spans: dict[str, list[tuple[int, PageLifetime | None, int]]] = defaultdict(list)
        """For each file of a page: the index of a commit, and the page and version that the file was from then on."""
        self._headers = headers
        self._same = same
        self._files: dict[str, dict[str, str]] = defaultdict(dict)
        """The ids of the files of each page, by name; a page exists if its main file is among them."""
        self._numbers: dict[tuple[str, datetime.date], int] = defaultdict(int)
        """The number of versions that began at an address on a day."""
        self._ended: dict[str, PageLifetime] = {}
        """The page that ended last at each address, or had that address before."""

    def follow(self, index: int, commit: Commit) -> None:
        """Apply what a commit did to the files of pages; it must come after the commits that were followed already."""
        touched = self._touched(commit.changes)
        if not touched:
            return
        headers = {page: self._header(page) for page in touched if self._is_there(page)}
        there = {page for page, header in headers.items() if not header.draft}
        gone = {page for page in touched if page in self.live and page not in there}
        for page, lifetime in self._moved(commit.changes, headers, there, gone).items():
            self._move(index, lifetime, page)
        for page in sorted(gone):
            if page in self.live and page not in there:
                self._end(index, commit, page)
        for page in sorted(there):
            self._update(index, commit, page, headers[page])

    def begin(self, index: int, commit: Commit, lifetime: PageLifetime, *, own: bool) -> None:
        """Begin a new version of a page; at most one begins in a commit."""
        if lifetime.versions and lifetime.versions[-1].index == index:
            return
        name = self._taken_back(index, lifetime) or self._free_name(commit.day, lifetime)
        self._close(lifetime, commit)
        version = Version(
            name=name,
            kind=kind_of(lifetime.file),
            file=lifetime.file,
            url_path=lifetime.url_path,
            index=index,
            began=commit,
            own=own,
            until=None,
            published=True,
        )
        lifetime.versions.append(version)
        lifetime.open = True
        self.spans[lifetime.file].append((index, lifetime, len(lifetime.versions) - 1))

    def _touched(self, changes: Iterable[LoggedChange]) -> list[str]:
        """Apply changes to the files of pages, and name the pages."""
        touched: dict[str, None] = {}
        for change in changes:
            page = page_of(change.file)
            if not page:
                continue
            touched[page] = None
            name = change.file.rpartition("/")[2]
            if change.is_file and change.blob:
                self._files[page][name] = change.blob
            else:
                self._files[page].pop(name, None)
        return list(touched)

    def _is_there(self, page: str) -> bool:
        return page.rpartition("/")[2] in self._files[page]

    def _header(self, page: str) -> PageHeader:
        return self._headers(page, self._files[page][page.rpartition("/")[2]])

    def _moved(
        self, changes: Iterable[LoggedChange], headers: Mapping[str, PageHeader], there: set[str], gone: set[str]
    ) -> dict[str, PageLifetime]:
        """The pages that a commit moved, by their new files; an alias of the new page overrules git."""
        moved: dict[str, PageLifetime] = {}
        if not gone:
            return moved
        addresses = {self.live[page].url_path: page for page in gone}
        for change in changes:
            before, page = change.before, change.file
            if not (before in gone and page in there and page not in self.live):
                continue
            named = [addresses[alias] for alias in headers[page].aliases if alias in addresses]
            if not named or before in named:
                moved[page] = self.live[before]
                gone.discard(before)
        for lifetime in moved.values():
            del self.live[lifetime.file]
        return moved

    def _move(self, index: int, lifetime: PageLifetime, page: str) -> None:
        """Continue a page in another file. This alone begins no new version."""
        self.spans[lifetime.file].append((index, None, 0))
        lifetime.file = page
        self.live[page] = lifetime
        self.spans[page].append((index, lifetime, len(lifetime.versions) - 1))

    def _end(self, index: int, commit: Commit, page: str) -> None:
        lifetime = self.live.pop(page)
        self._close(lifetime, commit)
        lifetime.ended, lifetime.ended_index = commit, index
        self.spans[page].append((index, None, 0))
        for version in lifetime.versions:
            self._ended.setdefault(version.url_path, lifetime)
        self._ended[lifetime.url_path] = lifetime

    def _close(self, lifetime: PageLifetime, commit: Commit) -> None:
        """End the version in force of a page."""
        if lifetime.open and lifetime.versions:
            lifetime.versions[-1] = replace(lifetime.versions[-1], until=commit)
        lifetime.open = False

    def _update(self, index: int, commit: Commit, page: str, header: PageHeader) -> None:
        """Bring a page that a commit touched up to date, and begin a version if its own files changed."""
        url_path, own = url_path_of(page, header.slug), dict(self._files[page])
        lifetime = self.live.get(page) or self._revived(page, url_path)
        if lifetime is None:
            lifetime = PageLifetime(file=page, url_path=url_path, born=index, own={}, header=header)
            self.lifetimes.append(lifetime)
        self.live[page] = lifetime
        changed = (
            lifetime.own != own if kind_of(page) is Kind.FLOW else list(lifetime.own.values()) != list(own.values())
        )
        unseen = changed and lifetime.open and self._is_unseen(lifetime, own, page, header, index)
        lifetime.url_path, lifetime.own, lifetime.header = url_path, own, header
        self._join(lifetime, header.aliases)
        if unseen:
            other = OtherName(self._free_name(commit.day, lifetime), url_path, index)
            lifetime.versions[-1] = replace(lifetime.versions[-1], also=(*lifetime.versions[-1].also, other))
        elif changed or not lifetime.open:
            self.begin(index, commit, lifetime, own=True)

    def _is_unseen(
        self, lifetime: PageLifetime, own: Mapping[str, str], page: str, header: PageHeader, index: int
    ) -> bool:
        """Check that nobody can see what a commit changed in a page, its address included."""
        return (
            bool(lifetime.versions) and lifetime.header.slug == header.slug and self._same(lifetime, own, page, index)
        )

    def _taken_back(self, index: int, lifetime: PageLifetime) -> str:
        """The name of an unseen change, for a version that the same commit begins by a source or a block."""
        version = lifetime.versions[-1] if lifetime.versions else None
        if version is None or not version.also or version.also[-1].index != index:
            return ""
        lifetime.versions[-1] = replace(version, also=version.also[:-1])
        return version.also[-1].name

    def _revived(self, page: str, url_path: str) -> PageLifetime | None:
        """Revive a page that had ended and comes back in the same file at the same address."""
        lifetime = self._ended.get(url_path)
        if lifetime is None or lifetime.ended is None or lifetime.after:
            return None
        if lifetime.file != page or lifetime.url_path != url_path:
            return None
        lifetime.ended, lifetime.successor = None, None
        return lifetime

    def _join(self, lifetime: PageLifetime, aliases: Sequence[str]) -> None:
        """Join the histories of pages whose address an alias takes over.

        A page that existed before the other ended has a history of its own: it is only the successor.
        """
        for alias in aliases:
            other = self._ended.get(alias)
            if other is None or other is lifetime or other.ended is None or other.after or other.successor:
                continue
            if lifetime.before is None and lifetime.born >= other.ended_index:
                lifetime.before, other.after = other, lifetime
                lifetime.names |= other.names
            else:
                other.successor = lifetime

    def _free_name(self, day: datetime.date, lifetime: PageLifetime) -> str:
        """The first name of the day that is free at the address of a page and among its versions."""
        name = ""
        while not name or name in lifetime.names:
            self._numbers[lifetime.url_path, day] += 1
            number = self._numbers[lifetime.url_path, day]
            name = f"{day}" if number == 1 else f"{day}.{number}"
        lifetime.names.add(name)
        return name
