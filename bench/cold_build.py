"""Time a cold build of a corpus against markdown-it-py alone on the same text, turn by turn in one run.

usage: python -m bench.cold_build [--articles 1000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median

from bench.corpus import write_corpus
from bench.measure import Run, python, summary, verdict

TARGET = 1.6
"""The most time a cold build may take, as a multiple of markdown-it-py alone."""


def main() -> None:
    """Build and render in turns, then print the medians and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench.cold_build")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        characters = write_corpus(root / "content/articles", arguments.articles)
        (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
        builds, renderings = _measure(root, arguments.rounds)
    print(f"{arguments.articles} articles, {characters / 1e6:.2f} MB, {arguments.rounds} rounds, medians")
    print(summary("builder build", builds))
    print(summary("markdown-it-py alone", renderings))
    ratio = median(run.seconds for run in builds) / median(run.seconds for run in renderings)
    print(verdict("builder build / markdown-it-py alone", ratio, TARGET))


def _measure(root: Path, rounds: int) -> tuple[list[Run], list[Run]]:
    """Each build writes a folder of its own: ext4 is slow to create files just after others were deleted."""
    builds, renderings = [], []
    for number in range(rounds):
        builds.append(python(["-m", "builder", "--root", str(root), "build", "--out", str(root / f"site-{number}")]))
        renderings.append(python(["-m", "bench.markdown_it_alone", str(root / "content/articles")]))
    return builds, renderings


if __name__ == "__main__":
    main()
