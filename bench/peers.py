"""Build one corpus with this program and with others, turn by turn in one run: cold, after one edit, and in a preview.

usage: python -m bench.peers [--articles 100 1000] [--rounds 3] [--previews 5] [--only builder hugo …] [--page FILE]

With `--page`, the tables and a plot beside the page are written; the words around the tables stay. A generator whose
time grows with the square of the articles is left out where there are too many, and has a row that says so.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.corpus import SECTIONS, write_knowledge_base
from bench.generators import NAMES, Generator, generators
from bench.measure import Run
from bench.performance_page import write_page
from bench.preview import Preview
from bench.preview import measure as measure_previews

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
    preview: Preview | None = None
    """None where it was not measured."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m bench.peers")
    options.add_argument("--articles", type=int, nargs="+", default=[100, 1000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--previews", type=int, default=5, help="edits of each live preview; 0 for none")
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
            measured = measure(Path(folder), [each for each in compared if count <= each.most], count, arguments.rounds)
        served = [each for each in compared if each.serve and each.name in measured] if arguments.previews else []
        for name, preview in (measure_previews(served, count, arguments.previews, 1) if served else {}).items():
            measured[name].preview = preview
        rounds = f"{arguments.rounds} round{'s' if arguments.rounds > 1 else ''}"
        loads = f"load {load:.1f} before and {os.getloadavg()[0]:.1f} after"
        title = f"{count:,} articles, {rounds}, {loads}, {machine()}"
        tables[title] = measured
        print(f"\n{title}\n", *table(measured, arguments.only), sep="\n", flush=True)
    if arguments.page:
        rows = {title: table(measured, arguments.only) for title, measured in tables.items()}
        write_page(arguments.page, rows, plotted(tables))


def measure(folder: Path, compared: Sequence[Generator], articles: int, rounds: int) -> dict[str, Measured]:
    """Each generator has a copy of the corpus; in each round, all take their turns."""
    corpus = write_knowledge_base(folder / "corpus", articles)
    runs = {each.name: Measured() for each in compared}
    for number in range(rounds):
        for each in compared:
            root, out = folder / f"{each.name}-{number}", folder / f"{each.name}-{number}/out"
            shutil.copytree(corpus, root)
            mine = runs[each.name]
            mine.cold.append(each.build(root, out))
            with (root / EDITED).open("a", encoding="utf-8") as file:
                file.write("\n\nOne more paragraph.\n")
            mine.again.append(each.build(root, out))
            mine.pages, mine.megabytes = written(out)
            cold, again = mine.cold[-1], mine.again[-1]
            said = f"{each.name}, round {number + 1}: {cold.seconds:.1f} s, then {again.seconds:.1f} s"
            print(said, file=sys.stderr, flush=True)
    return runs


def table(measured: Mapping[str, Measured], asked: Sequence[str]) -> Iterator[str]:
    """The lines of a table in Markdown; ratios are those of our medians to theirs."""
    ours = next(iter(measured.values()))
    first = "cold, s", "worked, s", "ours / theirs", "one edit, s", "ours / theirs", "memory, MB", "site, MB", "pages"
    columns = (*first, "preview, s", "ours / theirs", "its memory, MB")
    yield f"| generator | {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * len(columns)}"
    for name, runs in measured.items():
        cold, again = seconds(runs.cold), seconds(runs.again)
        worked, memory = median(run.worked for run in runs.cold), max(run.megabytes for run in runs.cold)
        ratios = f"{seconds(ours.cold) / cold:.2f} | {again:.2f} | {seconds(ours.again) / again:.2f}"
        size = f"{memory:.0f} | {runs.megabytes:.1f} | {runs.pages:,}"
        yield f"| {name} | {cold:.2f} | {worked:.2f} | {ratios} | {size} | {_previewed(runs.preview, ours.preview)} |"
    for name in (each for each in asked if each not in measured):
        yield f"| {name} | left out, see below |{' |' * (len(columns) - 1)}"


def _previewed(preview: Preview | None, ours: Preview | None) -> str:
    """The cells of a preview."""
    if not preview or not ours:
        return "| | "
    return f"{preview.seconds:.2f} | {ours.seconds / preview.seconds:.2f} | {preview.megabytes:.0f}"


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
