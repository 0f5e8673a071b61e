"""Records of trees that builds wrote: the digest of each file and the state in which the build left it.

A file whose state is still the same holds the recorded bytes, without being read. The records lie beside the site, in
the folder of its spare, and each is named after the inode of its tree, which stays the same wherever that is moved.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

State = tuple[int, int, int, int]
"""Inode, size, and the times of the last change of content and of status in nanoseconds."""
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A file as a build left it."""

    digest: str
    state: State


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


def read_record(folder: Path, tree: Path) -> dict[str, Written]:
    """The files of a tree as the last build left them; empty where there is no record of it, or a damaged one."""
    try:
        read = json.loads(_file(folder, tree).read_bytes())
        if read["format"] != FORMAT:
            return {}
        return {str(name): _written(*row) for name, row in read["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def read_note(folder: Path, tree: Path) -> str:
    """The note in the record of a tree; empty where there is none."""
    try:
        note = json.loads(_file(folder, tree).read_bytes())["note"]
        return note if isinstance(note, str) else ""
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""


def _written(digest: str, *state: int) -> Written:
    inode, size, changed, status_changed = map(int, state)
    return Written(str(digest), (inode, size, changed, status_changed))


def write_record(folder: Path, tree: Path, files: Mapping[str, Written], note: str = "") -> None:
    """Record how a build leaves a tree, with a note about the build. Raises `OSError`."""
    rows = {name: (file.digest, *file.state) for name, file in files.items()}
    _file(folder, tree).write_bytes(json.dumps({"format": FORMAT, "note": note, "files": rows}).encode())


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


def _file(folder: Path, tree: Path) -> Path:
    return folder / f"{tree.stat().st_ino}.json"
