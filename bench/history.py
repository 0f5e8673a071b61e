"""Time reading a generated history, and loading its old versions.

usage: python -m bench.history [--commits 5000] [--articles 200] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from bench.corpus import article
from bench.measure import verdict
from builder.history.git.git import find_repository
from builder.history.git.log import read_log
from builder.history.history import read_history
from builder.history.model import Version
from builder.history.past import Past, past_of
from builder.load.garbage_collection import collector_off
from builder.load.knowledge_base import load_site

SOURCES = 200
SOURCES_CHANGE = 50
"""The number of changes of sources, if there are as many commits."""
TARGET = 0.5
"""Seconds for 5,000 commits."""
FIRST = 1_700_000_000
"""The time of the first commit; each of the others is an hour later."""


def write_history(root: Path, commits: int, articles: int, at_once: int = 1) -> None:
    """A repository whose first commit has all articles, and each of the others changes some, one after another.

    It is packed as a clone is; fast-import packs without looking what is like what.
    """
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(root)], check=True)
    lines = b"".join(_stream(commits, articles, at_once))
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=lines, check=True)
    subprocess.run(["git", "-C", str(root), "reset", "--quiet", "--hard"], check=True)
    subprocess.run(["git", "-C", str(root), "repack", "-a", "-d", "-f", "--quiet"], check=True)


def _stream(commits: int, articles: int, at_once: int) -> Iterator[bytes]:
    texts = [article(index, articles) for index in range(articles)]
    for number in range(commits):
        name = b"Editor <editor@example.org> %d +0000" % (FIRST + 3600 * number)
        message = b"Change %d" % number
        yield b"commit refs/heads/main\ncommitter %s\ndata %d\n%s\n" % (name, len(message), message)
        if number == 0:
            yield _file("content/site.yaml", "title: Corpus\n")
        if number % max(commits // SOURCES_CHANGE, 1) == 0:
            entries = [f"s-{entry}:\n  title: A study\n  grade: A\n  year: 2020\n" for entry in range(SOURCES)]
            yield _file("content/sources.yaml", "".join([*entries, f"last: {{title: Study {number}, grade: B}}\n"]))
        changed = range(number * at_once, (number + 1) * at_once)
        for index in [index % articles for index in changed] if number else range(articles):
            section, text = texts[index]
            text += f"\nThis is change {number}.\n" if number else ""
            yield _file(f"content/articles/{section}/article-{index:06d}.md", text)


def _file(file: str, text: str) -> bytes:
    data = text.encode()
    return b"M 100644 inline %s\ndata %d\n%s\n" % (file.encode(), len(data), data)


def main() -> None:
    """Measure a long history, then one with many versions to load."""
    parser = argparse.ArgumentParser(prog="python -m bench.history")
    parser.add_argument("--commits", type=int, default=5000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_history(Path(folder), arguments.commits, arguments.articles)
        measure_reading(Path(folder), arguments.rounds)
    with tempfile.TemporaryDirectory() as folder:
        write_history(Path(folder), 51, 1000, 20)
        measure_loading(Path(folder), arguments.rounds)


def measure_reading(root: Path, rounds: int) -> None:
    """Print how long it takes to read which files changed when, and to follow all pages."""
    logs, wholes = [], []
    for _ in range(rounds):
        logs.append(seconds(lambda: list(read_log(find_repository(root)))))
        wholes.append(seconds(lambda: read_history(root)))
    history = read_history(root)
    versions = sum(len(page.versions) for page in history.pages)
    print(f"{len(history.commits):,} commits, {len(history.pages):,} pages, {versions:,} versions, medians")
    print(f"which files changed when: {median(logs):.2f} s")
    print(verdict("reading the history", median(wholes), TARGET, " s") + f"; fastest {min(wholes):.2f} s")


def measure_loading(root: Path, rounds: int) -> None:
    """Print how long it takes to load old versions, beside the articles of today."""
    history = read_history(root)
    old = [version for page in history.pages for version in page.versions if version.until]
    jobs = os.cpu_count() or 1
    today, past = [], []
    for _ in range(rounds):
        today.append(seconds(lambda: load_site(root, jobs)))
        with past_of(history) as reader:
            past.append(seconds(partial(_load_all, reader, old, jobs)))
    print(f"{len(old):,} old versions of {len(history.pages):,} articles, {len(history.commits)} commits, {jobs} jobs")
    print(f"today's articles: {median(today):.2f} s; old versions: {median(past):.2f} s")


@collector_off()
def _load_all(past: Past, versions: list[Version], jobs: int) -> None:
    for _ in past.states_of(versions, jobs):
        pass


def seconds(do: Callable[[], object]) -> float:
    """The seconds that something takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
