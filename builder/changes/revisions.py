"""Compare two revisions, or a revision with the files on disk."""

from __future__ import annotations

from pathlib import Path

from builder.changes.content import compare_states
from builder.changes.model import ContentChanges
from builder.changes.states import committed, on_disk
from builder.history.git.blobs import blobs_of
from builder.history.git.git import find_repository


def changes_between(root: Path, revision: str, other: str | None = None) -> ContentChanges:
    """Compare a revision with another one, or with the files on disk.

    Raises `HistoryError` where there is no git, or no such revision.
    """
    repository = find_repository(root)
    with blobs_of(repository) as blobs:
        old = committed(repository, blobs, revision)
        new = committed(repository, blobs, other) if other is not None else on_disk(repository.root, old.commit)
        return compare_states(old, new)
