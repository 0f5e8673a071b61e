"""Time a build with the versions that git knows, against one without; and, if asked, against full copies of the site.

usage: python -m bench.versions [--articles 1000] [--commits 50] [--rounds 5] [--copies]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from bench.history import write_history
from bench.measure import Run, python, summary, verdict

TIME_TARGET, BYTES_TARGET = 2.6, 2.3
"""With as many old versions as articles, in times of a build without history."""
DAY = "1795392000"
"""A day behind all that the generated articles name, so that no warning is shown."""


def main() -> None:
    """Measure both kinds of build in turns."""
    parser = argparse.ArgumentParser(prog="python -m bench.versions")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--commits", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", action="store_true", help="build the state after each commit, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, root = Path(name), Path(name) / "kb"
        write_history(root, arguments.commits + 1, arguments.articles, arguments.articles // arguments.commits)
        without, with_history = [], []
        for number in range(arguments.rounds):  # each into a folder of its own, as in cold_build.py
            without.append(build(root, folder / f"without-{number}", "--no-history"))
            with_history.append(build(root, folder / f"with-{number}"))
        small, large = size(folder / "without-0"), size(folder / "with-0")
        print(f"{arguments.articles:,} articles and as many old versions, {arguments.commits} commits; cold, medians")
        print(f"{summary('without history', without)}   {small / 1e6:.1f} MB written")
        print(f"{summary('with history', with_history)}   {large / 1e6:.1f} MB written")
        ratio = median(run.seconds for run in with_history) / median(run.seconds for run in without)
        print(verdict("time", ratio, TIME_TARGET, " times"))
        print(verdict("bytes", large / small, BYTES_TARGET, " times"))
        if arguments.copies:
            seconds, total = copies(root, folder / "copy", arguments.commits)
            print(f"{arguments.commits} full copies: {seconds:.0f} s, {total / 1e6:.0f} MB")


def build(root: Path, out: Path, *options: str) -> Run:
    """A cold build with the start of the program; a workflow finds no site that was there."""
    command = ["-m", "builder", "--root", str(root), "build", "--out", str(out), *options]
    return python(command, more={"SOURCE_DATE_EPOCH": DAY})


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def copies(root: Path, out: Path, commits: int) -> tuple[float, int]:
    """The cost of the whole site once for each of the commits, in seconds and bytes."""
    seconds, total = 0.0, 0
    for number in range(commits):
        subprocess.run(["git", "-C", str(root), "checkout", "--quiet", "--detach", f"main~{number}"], check=True)
        seconds += build(root, out, "--no-history").seconds
        total += size(out)
        shutil.rmtree(out)
    return seconds, total


if __name__ == "__main__":
    main()
