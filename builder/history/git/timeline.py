"""Look up a file at any commit: the changes of the log, by file."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.history.git.log import Commit, LoggedChange


class Timeline:
    """The content at every commit, without a copy of it: `index` counts the commits, 0 being the oldest."""

    def __init__(self, commits: Sequence[Commit]) -> None:
        self._indexes: dict[str, list[int]] = defaultdict(list)
        self._changes: dict[str, list[LoggedChange]] = defaultdict(list)
        for index, commit in enumerate(commits):
            for change in commit.changes:
                self._indexes[change.file].append(index)
                self._changes[change.file].append(change)
        self._folders: dict[str, list[str]] = defaultdict(list)
        for file in self._changes:
            self._folders[file.rpartition("/")[0]].append(file)

    def at(self, file: str, index: int) -> LoggedChange | None:
        """The last change of a file up to a commit; None if the file did not exist then."""
        position = bisect_right(self._indexes.get(file, ()), index) - 1
        change = self._changes[file][position] if position >= 0 else None
        return change if change and change.blob else None

    def blob(self, file: str, index: int) -> str:
        """The id of the content of a file at a commit; empty if it did not exist or was no ordinary file."""
        change = self.at(file, index)
        return change.blob if change and change.is_file else ""

    def blobs(self, file: str, index: int) -> Iterator[str]:
        """The ids of the contents of a file up to a commit, newest first, back to where it came."""
        position = bisect_right(self._indexes.get(file, ()), index) - 1
        while position >= 0 and self._changes[file][position].blob:
            yield self._changes[file][position].blob
            position -= 1

    def files(self, index: int, folder: str | None = None) -> Iterator[LoggedChange]:
        """All files at a commit, or those directly in a folder."""
        for file in self._changes if folder is None else self._folders.get(folder, ()):
            change = self.at(file, index)
            if change:
                yield change
