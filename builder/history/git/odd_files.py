"""Look at a repository before git does: at a pipe in the place of a file, git would wait for ever."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from builder.load.plain_files import kind_of, read_plain

FILES = ("HEAD", "config", "packed-refs", "index", "commondir", "shallow", "objects/info/alternates", "info/attributes")
"""What git opens first. What it opens later, like a branch or an object, is left to the limit on its time."""
LARGE = ("packed-refs", "index")
"""Of these files, only the repository knows how large they may be."""
MAX_BYTES = 10_000_000


class OddFileError(Exception):
    """A file of the repository that is no file, in words."""


def check_repository(root: Path) -> None:
    """Raises `OddFileError` where the repository around a folder has something else in the place of a file."""
    root = root.absolute()
    for git in (folder / ".git" for folder in (root, *root.parents)):
        if os.path.lexists(git):
            _check(git)
            return


def _check(git: Path) -> None:
    kind = kind_of(git)
    if kind not in ("file", "folder"):
        raise OddFileError(f".git is {kind}")
    folder = git if kind == "folder" else _named_by(git)
    if folder is not None:
        _check_files(folder)


def _check_files(folder: Path) -> None:
    for name in FILES:
        kind = kind_of(folder / name)
        if kind not in ("file", "nothing"):
            raise OddFileError(f".git/{name} is {kind}")
        with suppress(OSError):
            if name not in LARGE and (folder / name).stat().st_size > MAX_BYTES:
                raise OddFileError(f".git/{name} is larger than {MAX_BYTES // 1_000_000} MB")


def _named_by(git: Path) -> Path | None:
    """The folder that a file `.git` names, as in a work tree; of one that names none, git says what is wrong."""
    with suppress(OSError, ValueError):
        words = read_plain(git, 10_000).decode()
        return git.parent / words.removeprefix("gitdir:").strip()
    return None
