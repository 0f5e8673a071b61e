"""Time a cold build of this tree against that of another revision, turn by turn in one run.

usage: python -m bench.against REV [--articles 1000] [--rounds 7] [--history]

The revision is checked out into a temporary worktree, which is removed afterwards. Both build the same corpus with the
same Python and the same libraries. `--history` gives the corpus 1,000 old versions. The pages of both builds are
compared after the names of their asset folders are made equal.
"""

from __future__ import annotations

import argparse
import compileall
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.corpus import write_corpus
from bench.history import write_history
from bench.measure import ROOT, Run, program, summary, verdict

TARGET = 1.03
"""The most time that this tree may take, where the revision takes 1."""
ASSETS = re.compile(rb"assets/[0-9a-f]{8,}/")


def main() -> None:
    """Build in turns, then print the medians, their ratio and the files that differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.against")
    parser.add_argument("revision")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--history", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, checked_out(arguments.revision, Path(folder) / "tree") as other:
        root = Path(folder) / "kb"
        if arguments.history:
            write_history(root, 1 + arguments.articles // 20, arguments.articles, 20)
        else:
            write_corpus(root / "content/articles", arguments.articles)
            (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
        runs = _measure({"this tree": ROOT, arguments.revision: other}, root, arguments.rounds)
        differ = differences(*(root / f"site-{number}-0" for number in range(2)))
    for name, measured in runs.items():
        print(summary(name, measured))
    here, there = runs.values()
    ratio = median(run.seconds for run in here) / median(run.seconds for run in there)
    print(verdict("this tree / the revision, seconds", ratio, TARGET))
    worked = median(run.worked for run in here) / median(run.worked for run in there)
    print(verdict("the same, seconds that processors worked", worked, TARGET))
    print(f"files that differ: {len(differ)}", *differ[:20], sep="\n  ")


@contextmanager
def checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """Check a revision of this repository out into a folder for a while."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), revision], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _measure(trees: Mapping[str, Path], root: Path, rounds: int) -> dict[str, list[Run]]:
    """Who begins changes from round to round, so that nothing that drifts favours one."""
    runs: dict[str, list[Run]] = {name: [] for name in trees}
    for tree in trees.values():
        compileall.compile_dir(tree / "builder", quiet=1)
    numbered = list(enumerate(trees.items()))
    for turn in range(rounds):
        for number, (name, tree) in numbered if turn % 2 else reversed(numbered):
            command = [sys.executable, "-m", "builder", "--root", str(root), "build"]
            runs[name].append(program([*command, "--out", str(root / f"site-{number}-{turn}")], tree))
    return runs


def differences(one: Path, other: Path) -> list[str]:
    """The files that only one of two sites has, or that differ."""
    files, others = _files(one), _files(other)
    return sorted(name for name in files.keys() | others.keys() if files.get(name) != others.get(name))


def _files(site: Path) -> dict[str, bytes]:
    """The content of each file of a site, with one name for the folder of assets."""
    read = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    return {
        ASSETS.sub(b"assets/-/", name.encode()).decode(): ASSETS.sub(b"assets/-/", text) for name, text in read.items()
    }


if __name__ == "__main__":
    main()
