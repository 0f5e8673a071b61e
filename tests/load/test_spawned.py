"""Articles are parsed by processes that are started anew, too, as on macOS and Windows, which do not fork."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from builder.load import workers
from builder.load.articles import read_articles
from builder.load.files import Files
from builder.load.workers import FEW
from tests.knowledge_bases import write_files

ARTICLES: dict[str, str | bytes] = {
    f"content/articles/decide/go-{number}.md": f"---\ntitle: Go {number}\nsummary: When.\n---\n[On](go-{number}.md).\n"
    for number in range(FEW + 2)
}


def test_the_same_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their tasks are values, and nothing is inherited: the results are those of one process."""
    root, tasks = write_files(tmp_path, ARTICLES), [(file, "decide") for file in ARTICLES]
    alone = read_articles(Files(root), tasks, 1)
    started: list[str] = []

    def spawning() -> multiprocessing.context.BaseContext:
        started.append("spawn")
        return multiprocessing.get_context("spawn")

    monkeypatch.setattr(workers, "process_context", spawning)
    for cache in (False, True):
        assert read_articles(Files(root), tasks, 2, cache=cache) == alone
    assert started == ["spawn", "spawn"]
