"""Read many articles, in several processes where that pays: each file is read and parsed on its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from builder.load.article import read_article
from builder.load.files import Files
from builder.load.storage import Disk
from builder.load.workers import FEW, workers
from builder.problems import Problem
from builder.site import Article

Task = tuple[str, str]
"""The file of an article, and its section."""


def read_articles(files: Files, tasks: Sequence[Task], jobs: int) -> list[Article]:
    """The articles that can be read, in their order; `jobs` is how many processes may read at once."""
    disk = files.storage
    if jobs < 2 or len(tasks) <= FEW or not isinstance(disk, Disk):
        return _read(files, tasks)
    size = -(-len(tasks) // (jobs * 4))
    chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    articles = []
    with workers(jobs) as pool:
        for read, found, unread in pool.map(_read_chunk, [disk.root] * len(chunks), chunks):
            articles += read
            files.found += found
            files.unread |= unread
    return articles


def _read_chunk(root: Path, tasks: Sequence[Task]) -> tuple[list[Article], list[Problem], set[str]]:
    files = Files(root, [])
    return _read(files, tasks), files.found, files.unread


def _read(files: Files, tasks: Sequence[Task]) -> list[Article]:
    articles = []
    for file, section in tasks:
        article = read_article(files, file, section)
        if article is None:
            files.unread.add(file)
        else:
            articles.append(article)
    return articles


def read_one(files: Files, file: str) -> Article | None:
    """The article of one file."""
    return read_article(files, file, PurePosixPath(file).parent.name)
