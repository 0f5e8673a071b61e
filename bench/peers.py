"""Build one corpus with this program, Hugo and Eleventy, turn by turn in one run.

usage: python -m bench.peers [--articles 1000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.corpus import write_corpus
from bench.install_peers import eleventy, hugo
from bench.measure import Run, program, python, summary

HERE = Path(__file__).resolve().parent
Build = Callable[[Path, Path], Run]
"""Build the knowledge base in the first folder into the second, which is not there yet."""


def main() -> None:
    """Build in turns, then print medians, ratios, memory and the size of what was written."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    builds = {"builder": _builder, "hugo": _hugo(), "eleventy": _eleventy()}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        characters = write_corpus(root / "content/articles", arguments.articles)
        (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
        load = os.getloadavg()[0]
        runs: dict[str, list[Run]] = {name: [] for name in builds}
        for number in range(arguments.rounds):
            for name, build in builds.items():
                runs[name].append(build(root, root / f"{name}-{number}"))
        written = {name: _written(root / f"{name}-0") for name in builds}
    print(
        f"{arguments.articles} articles, {characters / 1e6:.2f} MB, {arguments.rounds} rounds, load {load:.1f}, medians"
    )
    ours = median(run.seconds for run in runs["builder"])
    for name, timed in runs.items():
        pages, size = written[name]
        print(f"{summary(name, timed)}   {pages} pages, {size / 1e6:.1f} MB")
    for name in ("hugo", "eleventy"):
        print(f"builder / {name}: {ours / median(run.seconds for run in runs[name]):.2f}")


def _builder(root: Path, out: Path) -> Run:
    return python(
        ["-m", "builder", "--root", str(root), "build", "--out", str(out), "--base-url", "https://example.org/"]
    )


def _hugo() -> Build:
    binary = str(hugo())
    fixed = ["build", "--quiet", "--noBuildLock", "--config", str(HERE / "hugo/hugo.yaml")]
    fixed += ["--layoutDir", str(HERE / "hugo/layouts")]

    def build(root: Path, out: Path) -> Run:
        folders = ["--contentDir", str(root / "content/articles"), "--destination", str(out)]
        return program([binary, *fixed, *folders, "--cacheDir", f"{out}-cache"], root)

    return build


def _eleventy() -> Build:
    node, script = eleventy()

    def build(root: Path, out: Path) -> Run:
        source = root / "content/articles"
        command = [node, str(script), "--quiet", f"--config={HERE / 'eleventy/eleventy.config.mjs'}"]
        command += [f"--input={source.relative_to(root)}", f"--output={out.relative_to(root)}"]
        layouts = os.path.relpath(HERE / "eleventy/layouts", source)
        return program(command, root, {"BENCH_LAYOUTS": layouts})

    return build


def _written(folder: Path) -> tuple[int, int]:
    """The number of pages and of bytes of a site."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)


if __name__ == "__main__":
    main()
