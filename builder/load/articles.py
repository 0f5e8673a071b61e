"""Read many articles, in several processes where that pays: each file is read and parsed on its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from builder.load.article import read_article
from builder.load.files import Files
from builder.load.reader import Reader
from builder.load.storage import Disk
from builder.load.workers import FEW, workers
from builder.problems import Result
from builder.site import Article

Task = tuple[str, str]
"""The file of an article, and its section."""


def read_articles(files: Files, tasks: Sequence[Task], jobs: int) -> Result[list[Article]]:
    """The articles that can be read, in their order; `jobs` is how many processes may read at once."""
    disk = files.storage
    if jobs < 2 or len(tasks) <= FEW or not isinstance(disk, Disk):
        return _read(files, tasks)
    size = -(-len(tasks) // (jobs * 4))
    chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    reader = Reader()
    articles = []
    with workers(jobs) as pool:
        for chunk, unread in pool.map(_read_chunk, [disk.root] * len(chunks), chunks):
            articles += reader.take(chunk)
            files.unread |= unread
    return reader.result(articles)


def _read_chunk(root: Path, tasks: Sequence[Task]) -> tuple[Result[list[Article]], set[str]]:
    files = Files(root)
    return _read(files, tasks), files.unread


def _read(files: Files, tasks: Sequence[Task]) -> Result[list[Article]]:
    reader = Reader()
    articles = []
    for file, section in tasks:
        article = reader.take(read_article(files, file, section))
        if article is None:
            files.unread.add(file)
        else:
            articles.append(article)
    return reader.result(articles)


def read_one(files: Files, file: str) -> Result[Article | None]:
    """Read the article of one file."""
    return read_article(files, file, PurePosixPath(file).parent.name)
