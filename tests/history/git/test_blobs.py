"""Contents that are read through one git."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from pathlib import Path

from builder.history.git.blobs import Blobs, blob_id, blobs_of
from builder.history.git.git import find_repository
from tests.history.repositories import Commit, make

TEXTS = [f"text {number}\n" * (number % 40 + 1) for number in range(60)]


def test_forked_processes_do_not_share_a_git(tmp_path: Path) -> None:
    """Two that read at once from one git would each get a part of what the other asked for, and wait for ever."""
    files = {f"{number}.txt": text for number, text in enumerate(TEXTS)}
    repository = find_repository(make(tmp_path / "repository", [Commit("2026-11-23", files)]))
    ids = {blob_id(text.encode(), "0" * 40): text.encode() for text in TEXTS}
    with blobs_of(repository) as blobs:
        blobs.read(next(iter(ids)))
        context = multiprocessing.get_context("fork")
        children = [context.Process(target=_read_all, args=(blobs, ids)) for _ in range(2)]
        for child in children:
            child.start()
        _read_all(blobs, ids)
        for child in children:
            child.join(timeout=60)
        assert [0, 0] == [child.exitcode for child in children]
        assert ids == {blob: blobs.read(blob) for blob in ids}


def _read_all(blobs: Blobs, ids: Mapping[str, bytes]) -> None:
    for _ in range(5):
        assert dict(ids) == {blob: blobs.read(blob) for blob in ids}
    if multiprocessing.parent_process() is not None:
        blobs.close()
