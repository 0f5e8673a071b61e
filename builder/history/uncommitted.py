"""Which pages on disk are not as they were last committed, so that their newest version is not what is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from builder.history.follow.page_files import page_of
from builder.history.git.blobs import TEXT_LIMIT
from builder.history.history import History
from builder.load.plain_files import read_plain
from builder.site.page_kinds import KINDS


def uncommitted(history: History, root: Path) -> set[str]:
    """The files that stand for pages of which some file on disk is new, changed or gone.

    Line ends make no difference, as git may change them on the way. Sources and blocks are not looked at.
    """
    last = len(history.commits) - 1
    committed = {c.file: c.blob for c in history.timeline.files(last) if c.is_file and page_of(c.file)}
    there = {file: root / file for file in _files(root) if page_of(file)}
    pages = {page_of(file) for file in committed.keys() ^ there.keys()}
    return pages | {
        page_of(file) for file, blob in committed.items() if file in there and not is_as_committed(there[file], blob)
    }


def _files(root: Path) -> Iterator[str]:
    for row in KINDS.values():
        for found in root.glob(row.glob):
            if found.is_file() and not found.is_symlink():
                yield found.relative_to(root).as_posix()


def is_as_committed(file: Path, blob: str) -> bool:
    """Whether a file has the content with some id, but for its line ends."""
    try:
        data = read_plain(file, TEXT_LIMIT)
    except OSError:
        return False
    return blob in (_id(data, blob), _id(data.replace(b"\r\n", b"\n"), blob))


def _id(data: bytes, like: str) -> str:
    """The id that git gives to some content, in a repository of ids like another one."""
    algorithm = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()
