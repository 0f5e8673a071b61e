"""The files of a knowledge base, read from a folder on disk, or from memory for an older version."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from builder.load.plain_files import kind_of, read_plain, too_big
from builder.site.language_view import LanguageView
from builder.text.printable import printable


class Child(Protocol):
    """A file or folder, as far as `load/` asks: `Path` is one."""

    @property
    def name(self) -> str:
        """The last part of where it is."""

    @property
    def stem(self) -> str:
        """Its name without what ends it."""

    @property
    def suffix(self) -> str:
        """The suffix of its name, with the dot."""

    def is_dir(self) -> bool:
        """True for a folder."""

    def is_file(self) -> bool:
        """True for a file."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason not to read something: the check, the message, what to do, and why."""

    check: str
    message: str
    fix: str
    why: str = ""


class Storage(Protocol):
    """Files below one root, by their path relative to it, with forward slashes."""

    def at(self, file: str) -> Child:
        """The file or folder of this name, or a child that is neither."""

    def children(self, folder: str) -> Iterable[Child]:
        """The children of a folder. Raises `OSError` if it cannot be read."""

    def refusal(self, child: Child) -> Refusal | None:
        """The reason not to read something that is there; None for a plain file or folder."""

    def read(self, file: str, limit: int) -> bytes:
        """The bytes of a file. Raises `OSError`, with `errno.EFBIG` where there are more than `limit`."""

    def on_disk(self, file: str) -> tuple[Path, ...]:
        """The files or the folder that one of this name is read from; none of a storage in memory."""


def refusal_of(path: Path, inside: Path | None = None) -> Refusal | None:
    """The reason not to read something on disk; None for a plain file or folder, and for a link to one `inside`."""
    kind = kind_of(path)
    if path.is_symlink():
        return _of_link(path, kind, inside)
    if kind in ("file", "folder"):
        return None
    return Refusal("stray-file", f"this is neither a file nor a folder but {kind}", "move it elsewhere")


def _of_link(link: Path, kind: str, inside: Path | None) -> Refusal | None:
    target = printable(os.readlink(link))  # noqa: PTH115 - as it is written, not as a path
    fix = "put what it leads to here itself, or remove it"
    if kind.startswith("a link"):
        return Refusal("symlink", f"this is {kind}: `{target}`", fix)
    if kind not in ("file", "folder"):
        return Refusal("symlink", f"this link leads to {kind}: `{target}`", fix)
    if inside is not None and link.resolve().is_relative_to(inside):
        return None
    why = "a link can lead to any file of this machine, which would be published"
    message = f"this link leads out of the {inside.name}, to `{target}`" if inside else f"this is a link, to `{target}`"
    return Refusal("symlink", message, fix, why)


_NEITHER = Refusal("stray-file", "this is neither a file nor a folder", "move it elsewhere")


@dataclass(frozen=True)
class Disk:
    """The folder of a knowledge base; nothing is read that leads out of its content."""

    root: Path
    view: LanguageView = field(default_factory=LanguageView)
    """That of the original language: translations are not among its files."""

    def at(self, file: str) -> Path:
        """The path of a file."""
        return self.root / file

    def children(self, folder: str) -> Iterable[Path]:
        """The paths in a folder."""
        there = (self.root / folder).iterdir()
        return (each for each in there if self.view.seen(f"{folder}/{each.name}")) if self.view.translations else there

    def refusal(self, child: Child) -> Refusal | None:
        """Links that lead nowhere or out, and sockets and the like."""
        return refusal_of(self.root / child if isinstance(child, Path) else self.at(child.name), self.root / "content")

    def read(self, file: str, limit: int) -> bytes:
        """The bytes of a file."""
        return read_plain(self.root / file, limit)

    def on_disk(self, file: str) -> tuple[Path, ...]:
        """The path of a file."""
        return (self.root / file,)

    def leads_out(self, file: str) -> bool:
        """True if a link on the path to a file leads out of the content; `entries` reports it for each folder, too."""
        return not Path(os.path.realpath(self.root / file)).is_relative_to(self.root / "content")


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A file or folder in memory."""

    place: PurePosixPath
    folder: bool
    file: bool

    @property
    def name(self) -> str:
        """The last part of where it is."""
        return self.place.name

    @property
    def stem(self) -> str:
        """Its name without what ends it."""
        return self.place.stem

    @property
    def suffix(self) -> str:
        """The suffix of its name, with the dot."""
        return self.place.suffix

    def is_dir(self) -> bool:
        """True for a folder."""
        return self.folder

    def is_file(self) -> bool:
        """True for a file."""
        return self.file


@dataclass(frozen=True)
class MemoryStorage:
    """Files in memory: the bytes of each, which may be fetched on demand, and raise `OSError` then."""

    files: Mapping[str, bytes]
    odd: Mapping[str, Refusal] = field(default_factory=dict)
    """Entries that are not files, each with the reason why it is not read."""

    def at(self, file: str) -> MemoryEntry:
        """The file or folder of this name, or a child that is neither."""
        return MemoryEntry(PurePosixPath(file), file in self._folders, file in self.files)

    def children(self, folder: str) -> Iterable[MemoryEntry]:
        """The children of a folder."""
        if folder not in self._folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return [self.at(child) for child in self._folders[folder]]

    def refusal(self, child: Child) -> Refusal | None:
        """The reason not to read a child that is neither a file nor a folder."""
        if child.is_file() or child.is_dir():
            return None
        return self.odd.get(str(child.place), _NEITHER) if isinstance(child, MemoryEntry) else _NEITHER

    def read(self, file: str, limit: int) -> bytes:
        """The bytes of a file."""
        if file not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        data = self.files[file]
        if len(data) > limit:
            raise too_big()
        return data

    def on_disk(self, file: str) -> tuple[Path, ...]:
        """Nothing."""
        return ()

    @cached_property
    def _folders(self) -> dict[str, dict[str, None]]:
        """The children of each folder, by its path; git knows no empty folders."""
        folders: dict[str, dict[str, None]] = {}
        for file in (*self.files, *self.odd):
            child = file
            while "/" in child:
                folder = child.rpartition("/")[0]
                if child in folders.setdefault(folder, {}):
                    break
                folders[folder][child] = None
                child = folder
        return folders
