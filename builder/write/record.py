"""Records of trees that builds wrote: the digest of each file and the state in which the build left it.

A file whose state is still the same holds the recorded bytes, without being read. The records lie beside the site, in
the folder of its spare, and each is named after the inode of its tree, which stays the same wherever that is moved.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec

from builder.load.left_files import NO_KEY, PageKey

State = tuple[int, int, int, int]
"""Inode, size, and the times of the last change of content and of status in nanoseconds."""
FORMAT = 5
KEPT = "kept"
"""The file with what a build keeps for the next one."""


class Written(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as a build left it."""

    digest: str
    state: State
    key: PageKey = NO_KEY
    """Digests of everything that it was made from; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Record:
    """The files of a tree as the last build left them, and its note about itself; both empty where nothing is known."""

    files: dict[str, Written] = field(default_factory=dict)
    note: str = ""
    assets: str = ""
    """The folder of assets that its pages name."""


def digest_of(data: bytes) -> str:
    """A name for these bytes that no others have."""
    return blake2b(data, digest_size=16).hexdigest()


def state_of(file: str) -> State | None:
    """The state of a plain file now; None where there is none. Raises `OSError` otherwise."""
    try:
        status = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - a call for each file, and pathlib doubles its time
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class _Note(msgspec.Struct):
    format: int
    note: str


class _Stored(_Note):
    assets: str
    files: dict[str, Written]


def read_record(folder: Path, tree: Path) -> Record:
    """The record of a tree; an empty one where there is none, or a damaged one."""
    try:
        stored = msgspec.json.decode(_file(folder, tree).read_bytes(), type=_Stored)
    except (OSError, ValueError, RecursionError):
        return Record()
    if stored.format != FORMAT:
        return Record()
    return Record(stored.files, stored.note, stored.assets)


def read_note(folder: Path, tree: Path) -> str:
    """The note in the record of a tree, without reading the rest; empty where there is none, or a damaged one."""
    try:
        stored = msgspec.json.decode(_file(folder, tree).read_bytes(), type=_Note)
    except (OSError, ValueError, RecursionError):
        return ""
    return stored.note if stored.format == FORMAT else ""


def write_record(folder: Path, tree: Path, record: Record) -> None:
    """Record how a build leaves a tree. Raises `OSError`."""
    stored = _Stored(FORMAT, record.note, record.assets, record.files)
    _file(folder, tree).write_bytes(msgspec.json.encode(stored))


def forget_record(folder: Path, tree: Path) -> None:
    """Forget a tree that is about to change."""
    _file(folder, tree).unlink(missing_ok=True)


def forget_all_but(folder: Path, trees: tuple[Path, ...]) -> None:
    """Forget all other trees, which are gone."""
    kept = {_file(folder, tree) for tree in trees if tree.is_dir()}
    for file in folder.glob("*.json"):
        if file not in kept:
            with suppress(OSError):  # the next build tries again
                file.unlink()


def write_kept(folder: Path, data: bytes) -> None:
    """Keep something for the next build, whose digest the note of this one has. Raises `OSError`."""
    (folder / KEPT).write_bytes(data)


def read_kept(folder: Path, digest: str) -> bytes | None:
    """The bytes with this digest that a build has kept; None where there are others, or a part of them."""
    try:
        data = (folder / KEPT).read_bytes()
    except OSError:
        return None
    return data if digest_of(data) == digest else None


def _file(folder: Path, tree: Path) -> Path:
    return folder / f"{tree.stat().st_ino}.json"
