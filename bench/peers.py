"""Build one corpus with this program and with others, turn by turn in one run: cold, and again after one edit.

usage: python -m bench.peers [--articles 100 1000] [--rounds 3] [--only builder hugo …] [--page FILE]

With `--page`, the tables and a plot beside the page are written; the words around the tables stay.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.corpus import SECTIONS, write_corpus
from bench.generators import NAMES, Generator, generators
from bench.measure import Run
from bench.performance_page import write_page

EDITED = f"content/articles/{SECTIONS[3]}/article-000003.md"


@dataclass(slots=True)
class Measured:
    """The runs of one generator."""

    cold: list[Run] = field(default_factory=list)
    again: list[Run] = field(default_factory=list)
    """New processes after one paragraph more."""
    pages: int = 0
    megabytes: float = 0.0
    """The size of the site."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m bench.peers")
    options.add_argument("--articles", type=int, nargs="+", default=[100, 1000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", nargs="+", choices=NAMES, default=NAMES)
    options.add_argument("--page", type=Path)
    return options


def main() -> None:
    """Build in turns, then print medians, ratios, memory and the size of what was written."""
    arguments = parser().parse_args()
    compared = generators(arguments.only)
    tables = {}
    for count in arguments.articles:
        with tempfile.TemporaryDirectory() as folder:
            load = os.getloadavg()[0]
            measured = measure(Path(folder), compared, count, arguments.rounds)
        title = f"{count:,} articles, {arguments.rounds} rounds, load {load:.1f} before, {machine()}"
        tables[title] = measured
        print(f"\n{title}\n", *table(measured), sep="\n", flush=True)
    if arguments.page:
        write_page(arguments.page, {title: table(measured) for title, measured in tables.items()}, plotted(tables))


def measure(folder: Path, compared: Sequence[Generator], articles: int, rounds: int) -> dict[str, Measured]:
    """Each generator has a copy of the corpus; in each round, all take their turns."""
    runs = {each.name: Measured() for each in compared}
    for number in range(rounds):
        for each in compared:
            root, out = folder / f"{each.name}-{number}", folder / f"{each.name}-{number}/out"
            write_corpus(root / "content/articles", articles)
            (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
            mine = runs[each.name]
            mine.cold.append(each.build(root, out))
            with (root / EDITED).open("a", encoding="utf-8") as file:
                file.write("\n\nOne more paragraph.\n")
            mine.again.append(each.build(root, out))
            mine.pages, mine.megabytes = written(out)
    return runs


def table(measured: Mapping[str, Measured]) -> Iterator[str]:
    """The lines of a table in Markdown; ratios are those of our medians to theirs."""
    ours = next(iter(measured.values()))
    columns = "cold, s", "worked, s", "ours / theirs", "one edit, s", "ours / theirs", "memory, MB", "site, MB", "pages"
    yield f"| generator | {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * len(columns)}"
    for name, runs in measured.items():
        cold, again = seconds(runs.cold), seconds(runs.again)
        worked, memory = median(run.worked for run in runs.cold), max(run.megabytes for run in runs.cold)
        ratios = f"{seconds(ours.cold) / cold:.2f} | {again:.2f} | {seconds(ours.again) / again:.2f}"
        size = f"{memory:.0f} | {runs.megabytes:.1f} | {runs.pages:,}"
        yield f"| {name} | {cold:.2f} | {worked:.2f} | {ratios} | {size} |"


def plotted(tables: Mapping[str, Mapping[str, Measured]]) -> dict[str, dict[str, tuple[float, float]]]:
    """The seconds of a cold build and after one edit, by table and generator."""
    return {
        title: {name: (seconds(runs.cold), seconds(runs.again)) for name, runs in measured.items()}
        for title, measured in tables.items()
    }


def seconds(runs: Sequence[Run]) -> float:
    """The median."""
    return median(run.seconds for run in runs)


def machine() -> str:
    """The machine in a few words."""
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def written(folder: Path) -> tuple[int, float]:
    """The number of pages and the megabytes of a site."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    main()
