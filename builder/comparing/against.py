"""Compare two revisions, or a revision with the files on disk."""

from __future__ import annotations

from pathlib import Path

from builder.comparing.compare import compare_states
from builder.comparing.model import Changes
from builder.comparing.states import committed, on_disk
from builder.versions.blobs import blobs_of
from builder.versions.git import find_repository


def changes_between(root: Path, revision: str, other: str | None = None) -> Changes:
    """What differs from a revision to another one, or to the files as they are.

    Raises `HistoryError` where there is no git, or no such revision.
    """
    repository = find_repository(root)
    with blobs_of(repository) as blobs:
        old = committed(repository, blobs, revision)
        new = committed(repository, blobs, other) if other is not None else on_disk(repository.root, old.commit)
        return compare_states(old, new)
