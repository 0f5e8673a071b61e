"""Follow pages through the history: where each of them stood, when it began a new version, and when it ended."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.history.follow.page_files import kind_of, page_of, url_path_of
from builder.history.follow.page_header import Front
from builder.history.follow.page_lifetimes import Begun, Life
from builder.history.git.log import Change, Commit
from builder.site.page_kinds import Kind

Fronts = Callable[[str, str], Front]
"""What the content with some id says at its top, read as the file of some name."""


class Lineage:
    """The pages as they are after the commits that it was given, one by one and oldest first."""

    def __init__(self, fronts: Fronts) -> None:
        self.live: dict[str, Life] = {}
        """The pages that are there, by file."""
        self.lives: list[Life] = []
        """All that ever were."""
        self.spans: dict[str, list[tuple[int, Life | None, int]]] = defaultdict(list)
        """For each file of a page: from which commit on it was which version of what."""
        self._fronts = fronts
        self._files: dict[str, dict[str, str]] = defaultdict(dict)
        """The ids of the files of each page that could be one now, by name."""
        self._numbers: dict[tuple[str, datetime.date], int] = defaultdict(int)
        """How many versions began at an address on a day."""
        self._ended: dict[str, Life] = {}
        """The page that last ended at each address, or had it before."""

    def follow(self, index: int, commit: Commit) -> None:
        """Take in what a commit did to pages' own files."""
        touched = self._touched(commit.changes)
        if not touched:
            return
        fronts = {page: self._front(page) for page in touched if self._is_there(page)}
        there = {page for page, front in fronts.items() if not front.draft}
        gone = {page for page in touched if page in self.live and page not in there}
        for page, life in self._moved(commit.changes, fronts, there, gone).items():
            self._place(index, life, page)
        for page in sorted(gone):
            if page in self.live and page not in there:
                self._end(index, commit, page)
        for page in sorted(there):
            self._settle(index, commit, page, fronts[page])

    def begin(self, index: int, commit: Commit, life: Life, *, own: bool) -> None:
        """Let a page have a new version from a commit on."""
        if life.begun and life.begun[-1].place == index:
            return
        self._close(life, commit)
        name, kind = self._name(commit.day, life), kind_of(life.file)
        life.begun.append(
            Begun(name=name, kind=kind, file=life.file, url_path=life.url_path, place=index, commit=commit, own=own)
        )
        life.until.append(None)
        life.open = True
        self.spans[life.file].append((index, life, len(life.begun) - 1))

    def _touched(self, changes: Iterable[Change]) -> list[str]:
        """Note what became of files; the pages that they belong to."""
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

    def _front(self, page: str) -> Front:
        return self._fronts(page, self._files[page][page.rpartition("/")[2]])

    def _moved(
        self, changes: Iterable[Change], fronts: Mapping[str, Front], there: set[str], gone: set[str]
    ) -> dict[str, Life]:
        """The pages that this commit put elsewhere, by their new files; what an alias says counts more than git."""
        moved: dict[str, Life] = {}
        if not gone:
            return moved
        addresses = {self.live[page].url_path: page for page in gone}
        for change in changes:
            before, page = change.before, change.file
            if not (before in gone and page in there and page not in self.live):
                continue
            named = [addresses[alias] for alias in fronts[page].aliases if alias in addresses]
            if not named or before in named:
                moved[page] = self.live[before]
                gone.discard(before)
        for life in moved.values():
            del self.live[life.file]
        return moved

    def _place(self, index: int, life: Life, page: str) -> None:
        """Let a page go on in another file; where only its address changes, that is no new version."""
        self.spans[life.file].append((index, None, 0))
        life.file = page
        self.live[page] = life
        self.spans[page].append((index, life, len(life.begun) - 1))

    def _end(self, index: int, commit: Commit, page: str) -> None:
        life = self.live.pop(page)
        self._close(life, commit)
        life.ended, life.ended_index = commit, index
        self.spans[page].append((index, None, 0))
        for version in life.begun:
            self._ended.setdefault(version.url_path, life)
        self._ended[life.url_path] = life

    def _close(self, life: Life, commit: Commit) -> None:
        """End the last version of a page."""
        if life.open and life.until:
            life.until[-1] = commit
        life.open = False

    def _settle(self, index: int, commit: Commit, page: str, front: Front) -> None:
        """Let a page that a commit touched be what it is afterwards."""
        url_path, own = url_path_of(page, front.slug), dict(self._files[page])
        life = self.live.get(page) or self._back(page, url_path)
        if life is None:
            life = Life(file=page, url_path=url_path, born=index, own={}, front=front)
            self.lives.append(life)
        self.live[page] = life
        changed = life.own != own if kind_of(page) is Kind.FLOW else list(life.own.values()) != list(own.values())
        life.url_path, life.own, life.front = url_path, own, front
        self._continue(life, front.aliases)
        if changed or not life.open:
            self.begin(index, commit, life, own=True)

    def _back(self, page: str, url_path: str) -> Life | None:
        """A page that had ended and comes back in its own file, at its own address."""
        life = self._ended.get(url_path)
        if life is None or life.file != page or life.url_path != url_path or life.after or life.ended is None:
            return None
        life.ended, life.successor = None, None
        return life

    def _continue(self, life: Life, aliases: Sequence[str]) -> None:
        """An alias names the page that stood at an address before; one that was there already takes over no history."""
        for alias in aliases:
            other = self._ended.get(alias)
            if other is None or other is life or other.ended is None or other.after or other.successor:
                continue
            if life.before is None and life.born >= other.ended_index:
                life.before, other.after = other, life
                life.names |= other.names
            else:
                other.successor = life

    def _name(self, day: datetime.date, life: Life) -> str:
        """The first name of the day that is free at the page's address and among its versions."""
        name = ""
        while not name or name in life.names:
            self._numbers[life.url_path, day] += 1
            number = self._numbers[life.url_path, day]
            name = f"{day}" if number == 1 else f"{day}.{number}"
        life.names.add(name)
        return name
