"""Time `builder diff` on a large knowledge base of which little changed, whole processes.

usage: python -m bench.diff [--articles 1000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median

from bench.history import write_history
from bench.measure import python, summary, verdict

TARGET = 0.5
"""Seconds for 1,000 articles of which one changed."""
COMMITS = 20
COMPARED = {
    "two commits, one page": ("HEAD~1", "HEAD"),
    "a commit and the files on disk": ("HEAD~1",),
    f"two commits, {COMMITS - 1} pages": (f"HEAD~{COMMITS - 1}", "HEAD"),
}
"""The revisions of each comparison; the first is held against the target."""


def main() -> None:
    """Generate a history in which each commit changes one article, compare several times, and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.diff")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_history(root, COMMITS, arguments.articles)
        command = ["-m", "builder", "--root", str(root), "diff"]
        runs = {
            what: [python([*command, *revisions]) for _ in range(arguments.rounds)]
            for what, revisions in COMPARED.items()
        }
    print(f"{arguments.articles:,} articles, {arguments.rounds} rounds, medians")
    for what, each in runs.items():
        print(summary(what, each))
    first = next(iter(runs.values()))
    print(verdict("builder diff of one changed page", median(run.seconds for run in first), TARGET, " s"))


if __name__ == "__main__":
    main()
