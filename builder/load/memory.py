"""Values that were read before in this process, for a preview that reads a knowledge base again and again.

Each part of the content is kept with the stamps of the files that it was read from, and is read again once a stamp
differs. A stamp that was taken within two seconds after its file was written proves nothing, since a second change
could have the same one (the racy entries of git's index); the bytes are compared then.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Stamp = tuple[int, int, int, int, int]
"""Device, inode, size, and the times of the last change of content and of status in nanoseconds."""
YOUNG = 2_000_000_000
"""Nanoseconds after a change in which another one may go unnoticed; FAT tells times in steps of two seconds."""


@dataclass(frozen=True, slots=True)
class FileState:
    """The state of a file when it was looked at."""

    stamp: Stamp
    digest: bytes | None
    """A digest of the bytes, where the stamp alone proves nothing."""


@dataclass(frozen=True, slots=True)
class _Kept:
    seen: tuple[FileState, ...]
    depends: tuple[object, ...]
    value: Any


class Memory:
    """Keeps what was read, by a key for each part of the content."""

    def __init__(self, clock: Callable[[], int] = time.time_ns) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._clock = clock
        self._words = b""
        self._parts: dict[Hashable, Memory] = {}

    def part(self, key: Hashable) -> Memory:
        """A memory of its own for a part of the work, such as reading the files as one language sees them."""
        return self._parts.setdefault(key, Memory(self._clock))

    def look(self, files: Iterable[str | Path]) -> tuple[FileState, ...] | None:
        """The state of files now; None where one of them cannot be looked at, which is not to be kept."""
        seen = []
        for file in files:
            one = self._look(file)
            if one is None:
                return None
            seen.append(one)
        return tuple(seen)

    def recall(self, key: Hashable, files: Iterable[str | Path], depends: tuple[object, ...] = ()) -> tuple[bool, Any]:
        """True and the value kept under a key, if its files are as they were and it rests on the same values.

        `depends` are compared by identity: what is made from other parts of the content is new once they are.
        """
        kept = self._kept.get(key)
        if kept is None or len(kept.depends) != len(depends):
            return False, None
        if any(old is not new for old, new in zip(kept.depends, depends, strict=True)):
            return False, None
        paths = list(files)
        same = len(paths) == len(kept.seen) and all(map(_is_same, paths, kept.seen))
        return same, kept.value if same else None

    def keep(
        self, key: Hashable, seen: tuple[FileState, ...] | None, value: object, depends: tuple[object, ...] = ()
    ) -> None:
        """Keep a value with the state of its files from before they were read."""
        if seen is None:
            self._kept.pop(key, None)
        else:
            self._kept[key] = _Kept(seen, depends, value)

    def begin_anew_unless(self, words: bytes) -> None:
        """Drop everything that was made with other words than those that have this digest."""
        if self._words != words:
            self._kept.clear()
        self._words = words

    def forget_all_but(self, keys: Iterable[Hashable], kind: str) -> None:
        """Drop what is kept of one kind, the first part of its key, and was not asked for: its files are gone."""
        wanted = set(keys)
        for key in [key for key in self._kept if isinstance(key, tuple) and key[0] == kind and key not in wanted]:
            del self._kept[key]

    def _look(self, file: str | Path) -> FileState | None:
        try:
            if _has_link(file):
                return None
            stamp = _stamp(file)
            young = self._clock() - max(stamp[3], stamp[4]) < YOUNG
            return FileState(stamp, _digest(file) if young else None)
        except OSError:
            return None


def _is_same(file: str | Path, seen: FileState) -> bool:
    try:
        return _stamp(file) == seen.stamp and (seen.digest is None or _digest(file) == seen.digest)
    except OSError:
        return False


def _stamp(file: str | Path) -> Stamp:
    status = os.stat(file)  # noqa: PTH116 - a call for each file of a site, and pathlib doubles its time
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _has_link(file: str | Path) -> bool:
    """True for a folder that holds a link: what that leads to can change while the folder stays the same."""
    if not os.path.isdir(file):  # noqa: PTH112 - as `_stamp`
        return False
    with os.scandir(file) as children:
        return any(child.is_symlink() for child in children)


def _digest(file: str | Path) -> bytes:
    """A digest of the bytes of a file, or of the names and kinds in a folder."""
    path = Path(file)
    if path.is_dir():
        with os.scandir(path) as children:
            names = "\0".join(sorted(f"{child.name}\0{child.inode()}\0{child.is_dir()}" for child in children))
        return blake2b(names.encode(errors="surrogateescape"), digest_size=16).digest()
    return blake2b(path.read_bytes(), digest_size=16).digest()
