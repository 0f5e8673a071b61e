"""Find the pages on disk that differ from the last commit, so that their newest version is not the page shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.history.follow.page_files import page_of
from builder.history.git.blobs import TEXT_LIMIT, blob_id
from builder.history.history import History
from builder.load.plain_files import read_plain
from builder.site.page_kinds import KINDS


def uncommitted(history: History, root: Path) -> set[str]:
    """The main files of pages that have a new, changed or deleted file on disk.

    Line ends make no difference, as git may change them on the way. Sources and blocks are not looked at.
    """
    last = len(history.commits) - 1
    committed = {c.file: c.blob for c in history.timeline.files(last) if c.is_file and page_of(c.file)}
    seen = ((history.view.seen(file), file) for file in _files(root))
    there = {name: root / file for name, file in seen if page_of(name)}
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
    """True if a file has the content with some id, except for line ends."""
    try:
        data = read_plain(file, TEXT_LIMIT)
    except OSError:
        return False
    return blob in (blob_id(data, blob), blob_id(data.replace(b"\r\n", b"\n"), blob))
