"""Time builds after the first one, each a new process: nothing changed, a body edited, a title and its tags edited.

usage: python -m bench.again [REV] [--articles 1000] [--rounds 3] [--old-versions] [--search]

Each round has a store and a site of its own, and begins with a cold build. With a revision, that one takes turns with
this tree on the same corpus. The site after the edits must be what a build without a cache makes of the same content.
`--old-versions` gives the corpus as many of them as it has articles, from fifty commits; the edits are not committed.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from bench.against import checked_out, differences
from bench.corpus import write_corpus
from bench.history import write_history
from bench.measure import ROOT, Run, program, summary
from bench.versions import DAY

COMMITS = 50
"""The commits after the first one that make the old versions."""


def main() -> None:
    """Build in turns, then print the medians of each kind of build, and the ratios where there is a revision."""
    parser = argparse.ArgumentParser(prog="python -m bench.again")
    parser.add_argument("revision", nargs="?")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--old-versions", action="store_true")
    parser.add_argument("--search", action="store_true", help="with the index of the search")
    arguments = parser.parse_args()
    write = _write_versions if arguments.old_versions else _write
    options = () if arguments.search else ("--no-search",)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        trees = {"this tree": ROOT}
        if arguments.revision:
            trees[arguments.revision] = stack.enter_context(checked_out(arguments.revision, folder / "tree"))
        for tree in trees.values():
            compileall.compile_dir(tree / "builder", quiet=1)
        runs = _measure(trees, folder, partial(write, articles=arguments.articles), options, arguments.rounds)
    for kind, measured in runs.items():
        print(kind)
        for name, timed in measured.items():
            print(f"  {summary(name, timed)}")
        here, *there = measured.values()
        for other in there:
            worked = median(run.worked for run in here) / median(run.worked for run in other)
            seconds = median(run.seconds for run in here) / median(run.seconds for run in other)
            print(f"  this tree / the revision: {seconds:.2f} of its seconds, {worked:.2f} of what processors worked")


def _nothing(_: Path) -> None:
    """Change nothing."""


def _body(root: Path) -> None:
    """Add a paragraph to one article."""
    with _article(root).open("a", encoding="utf-8") as file:
        file.write("\nOne more paragraph.\n")


def _title(root: Path) -> None:
    """Give one article another title and other tags."""
    text = _article(root).read_text("utf-8").replace("title: ", "title: Another ", 1)
    _article(root).write_text(text.replace("tags: [", "tags: [tag-00, ", 1), "utf-8")


def _article(root: Path) -> Path:
    return min(root.glob("content/articles/*/*.md"))


EDITS: Mapping[str, Callable[[Path], None]] = {
    "cold": _nothing,
    "nothing changed": _nothing,
    "a body edited": _body,
    "the same body edited again": _body,
    "a title and tags edited": _title,
}


def _write(root: Path, articles: int) -> None:
    """Write the corpus."""
    write_corpus(root / "content/articles", articles)
    (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")


def _write_versions(root: Path, articles: int) -> None:
    """Write the corpus with as many old versions."""
    write_history(root, COMMITS + 1, articles, articles // COMMITS)


def _measure(
    trees: Mapping[str, Path], folder: Path, write: Callable[[Path], None], options: tuple[str, ...], rounds: int
) -> dict[str, dict[str, list[Run]]]:
    """Who begins changes from round to round, so that nothing that drifts favours one."""
    runs: dict[str, dict[str, list[Run]]] = {kind: {name: [] for name in trees} for kind in EDITS}
    for turn in range(rounds):
        for name, tree in list(trees.items())[:: -1 if turn % 2 else 1]:
            with tempfile.TemporaryDirectory(dir=folder) as place:
                _round(tree, Path(place), write, options, {kind: runs[kind][name] for kind in EDITS})
    return runs


def _round(
    tree: Path, folder: Path, write: Callable[[Path], None], options: tuple[str, ...], runs: Mapping[str, list[Run]]
) -> None:
    """Write the corpus, then build it after each edit."""
    root, site, anew = folder / "kb", folder / "site", folder / "anew"
    write(root)
    command = [sys.executable, "-m", "builder", "--root", str(root), "build", *options, "--out"]
    environment = {"XDG_CACHE_HOME": str(folder / "cache"), "SOURCE_DATE_EPOCH": DAY}
    for kind, edit in EDITS.items():
        edit(root)
        runs[kind].append(program([*command, str(site)], tree, environment))
    program([*command, str(anew), "--no-cache"], tree, environment)
    if differ := differences(site, anew):
        raise SystemExit(f"{len(differ)} files differ from a cold build, like {differ[0]}")


if __name__ == "__main__":
    main()
