"""Look at a repository before git does, which would wait for ever at a pipe in the place of a file."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from builder.load.plain_files import kind_of, read_plain

FILES = ("HEAD", "config", "packed-refs", "index", "commondir", "shallow", "objects/info/alternates", "info/attributes")
"""The files that git opens first. Files that it opens later, like branches and objects, are left to the time limit."""
LARGE = ("packed-refs", "index")
"""Files of any size; their size is up to the repository."""
MAX_BYTES = 10_000_000


class OddFileError(Exception):
    """A file of the repository that is not a file, in words."""


def in_no_repository(root: Path) -> bool:
    """True if git, which looks no further up than it may, would find no repository around a folder."""
    root = root.resolve()
    ends = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    around = [root, *takewhile(lambda folder: str(folder) not in ends, root.parents)]
    return not any(os.path.lexists(folder / name) for folder in around for name in (".git", "HEAD"))  # HEAD: a bare one


def check_repository(root: Path) -> None:
    """Check the files of the repository around a folder. Raises `OddFileError` for one that is not a plain file."""
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
    """The folder that a file `.git` names, as in a work tree; if it names none, git says what is wrong."""
    with suppress(OSError, ValueError):
        words = read_plain(git, 10_000).decode()
        return git.parent / words.removeprefix("gitdir:").strip()
    return None
