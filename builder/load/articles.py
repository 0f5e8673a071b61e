"""Read many articles, in several processes where that pays: each file is read and parsed on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from builder.load.article import read_article
from builder.load.files import Files
from builder.load.kept_articles import Parsed, Task, kept_or_read, parsed, read_back
from builder.load.memory import Memory
from builder.load.reader import Reader
from builder.load.storage import MemoryStorage, Storage
from builder.load.store import open_store
from builder.load.workers import FEW, workers
from builder.problems import Result
from builder.site import Article


def read_articles(
    files: Files,
    tasks: Sequence[Task],
    jobs: int,
    *,
    cache: bool = False,
    texts: Mapping[str, bytes] | None = None,
) -> Result[list[Article]]:
    """The articles that can be read, in their order.

    `jobs` is how many processes may read at once; `cache` is whether those that were read before are taken from the
    store, and others kept there; `texts` are digests of the bytes of files, as far as they are known.
    """
    storage = files.storage
    on_disk = not isinstance(storage, MemoryStorage)
    store = open_store() if cache and on_disk and files.memory is None else None
    if store is not None:
        kept = kept_or_read(storage, tasks, store, lambda anew: _parsed_of(storage, anew, jobs), texts or {})
        return _together(files, tasks, kept)
    if files.memory is not None:
        return _recalled(files, tasks, jobs, files.memory)
    if jobs < 2 or len(tasks) <= FEW or not on_disk:
        return _together(files, tasks, (read_article(files, *task) for task in tasks))
    return _together(files, tasks, _in_workers(storage, tasks, jobs))


def _recalled(files: Files, tasks: Sequence[Task], jobs: int, memory: Memory) -> Result[list[Article]]:
    """The articles as they were read before, and those anew whose files have changed."""
    storage, found, changed = files.storage, {}, []
    for task in tasks:
        known, kept = memory.recall(("article", *task), storage.on_disk(task[0]))
        if known:
            found[task] = kept
        else:
            changed.append((task, memory.look(storage.on_disk(task[0]))))
    several = jobs > 1 and len(changed) > FEW
    anew = [task for task, _ in changed]
    read = _in_workers(storage, anew, jobs) if several else map(_one_of(storage), anew)
    for (task, seen), result in zip(changed, read, strict=True):
        found[task] = result
        memory.keep(("article", *task), seen, result)
    memory.forget_all_but((("article", *task) for task in tasks), "article")
    return _together(files, tasks, [found[task] for task in tasks])


def _together(files: Files, tasks: Sequence[Task], read: Iterable[Result[Article | None]]) -> Result[list[Article]]:
    """The articles of some tasks that could be read, with the problems of all; the others are noted as unread."""
    reader = Reader()
    articles = []
    for (file, _), result in zip(tasks, read, strict=True):
        article = reader.take(result)
        if article is None:
            files.unread.add(file)
        else:
            articles.append(article)
    return reader.result(articles)


def _parsed_of(storage: Storage, tasks: Sequence[Task], jobs: int) -> Iterator[Parsed]:
    """Each file parsed, in several processes where that pays."""
    if jobs < 2 or len(tasks) <= FEW:
        yield from map(partial(parsed, storage), tasks)
        return
    with workers(jobs) as pool:
        yield from pool.map(partial(parsed, storage), tasks, chunksize=-(-len(tasks) // (jobs * 16)))


def _in_workers(storage: Storage, tasks: Sequence[Task], jobs: int) -> Iterator[Result[Article | None]]:
    """The results of reading each file, in several processes."""
    return (read_back(data) for _, data in _parsed_of(storage, tasks, jobs))


def _one_of(storage: Storage) -> Callable[[Task], Result[Article | None]]:
    """A function that reads one article of a storage."""
    files = Files(storage)
    return lambda task: read_article(files, *task)


def read_one(files: Files, file: str) -> Result[Article | None]:
    """Read the article of one file."""
    return read_article(files, file, PurePosixPath(file).parent.name)
