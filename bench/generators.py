"""The generators that are compared, each with the least of settings that gives the same pages, and its own server."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.install_peers import eleventy, hugo, packages
from bench.measure import ROOT, Run, program, python

HERE = Path(__file__).resolve().parent
NAVIGATION = 1000
"""Articles of generators whose pages all have the whole navigation: ten times as many take a hundred times as long."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A command that serves a live preview."""

    command: Sequence[str]
    folder: Path
    """The current folder for it."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Added to its environment."""


@dataclass(frozen=True, slots=True)
class Generator:
    """A program that builds a site."""

    name: str
    build: Callable[[Path, Path], Run]
    """Builds the knowledge base in the first folder into the second."""
    serve: Callable[[Path, int], Serving] | None = None
    """Serves the knowledge base in a folder at a port, and watches it; None where another one does the same."""
    most: int = 1_000_000
    """The number of articles from which on a build takes so long that it is left out."""


@dataclass(frozen=True, slots=True)
class _Command:
    """A command that is the same but for the folders in it."""

    command: Callable[[Path, Path], Sequence[str]]
    more: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, root: Path, out: Path) -> Run:
        return program(self.command(root, out), root, self.more)


def generators(names: Sequence[str]) -> list[Generator]:
    """Those of these names, in their order, installed if they are not there."""
    return [_MAKERS[name](name) for name in names]


def _ours(name: str) -> Generator:
    options = [] if name.endswith("search") else ["--no-search"]

    def build(root: Path, out: Path) -> Run:
        command = ["-m", "builder", "--root", str(root), "build", "--out", str(out)]
        store = {"XDG_CACHE_HOME": str(root / "cache")}
        return python([*command, "--base-url", "https://example.org/", *options], more=store)

    def serve(root: Path, port: int) -> Serving:
        return Serving([sys.executable, "-m", "builder", "--root", str(root), "serve", "--port", str(port)], ROOT)

    return Generator(name, build, None if name.endswith("search") else serve, 1000 if options == [] else 1_000_000)


def _hugo(name: str) -> Generator:
    binary = str(hugo())
    fixed = ["build", "--quiet", "--noBuildLock", "--config", str(HERE / "hugo/hugo.yaml")]
    fixed += ["--layoutDir", str(HERE / "hugo/layouts")]

    def command(root: Path, out: Path) -> Sequence[str]:
        folders = ["--contentDir", str(root / "content/articles"), "--destination", str(out)]
        return [binary, *fixed, *folders, "--cacheDir", str(root / "hugo-cache")]

    def serve(root: Path, port: int) -> Serving:
        words = [binary, "server", *fixed[1:], "--contentDir", str(root / "content/articles"), "--bind", "127.0.0.1"]
        return Serving([*words, "--port", str(port), "--cacheDir", f"{root}-cache"], root)

    return Generator(name, _Command(command), serve)


def _eleventy(name: str) -> Generator:
    node, script = eleventy()

    def build(root: Path, out: Path) -> Run:
        source = root / "content/articles"
        command = [node, str(script), "--quiet", f"--config={HERE / 'eleventy/eleventy.config.mjs'}"]
        command += [f"--input={source.relative_to(root)}", f"--output={out.relative_to(root)}"]
        return program(command, root, {"BENCH_LAYOUTS": os.path.relpath(HERE / "eleventy/layouts", source)})

    def serve(root: Path, port: int) -> Serving:
        shutil.copytree(HERE / "eleventy", root, dirs_exist_ok=True)  # elsewhere, it would watch all that is between
        command = [node, str(script), "--serve", "--quiet", f"--port={port}", "--config=eleventy.config.mjs"]
        command += ["--input=content/articles", "--output=site"]
        return Serving(command, root, {"BENCH_LAYOUTS": "../../layouts"})

    return Generator(name, build, serve)


def _pelican(name: str) -> Generator:
    script = packages("pelican", "pelican[markdown]") / "pelican"

    def command(root: Path, out: Path) -> Sequence[str]:
        settings = ["--settings", str(HERE / "pelican/pelicanconf.py")]
        return [str(script), str(root / "content/articles"), "--output", str(out), *settings, "--quiet"]

    def serve(root: Path, port: int) -> Serving:
        return Serving([*command(root, root / "out"), "--listen", "--autoreload", "--port", str(port)], root)

    return Generator(name, _Command(command), serve)


def _material(name: str) -> Generator:
    script = packages("material", "mkdocs-material") / "mkdocs"

    def command(root: Path, out: Path) -> Sequence[str]:
        settings = root / "mkdocs.yml"
        lines = ["site_name: Corpus", "site_url: https://example.org/", f"docs_dir: {root / 'content/articles'}"]
        settings.write_text("\n".join([*lines, "plugins: []", "theme: {name: material, font: false}", ""]), "utf-8")
        return [str(script), "build", "--quiet", "--config-file", str(settings), "--site-dir", str(out)]

    def serve(root: Path, port: int) -> Serving:
        command(root, root / "out")  # for its settings
        words = [str(script), "serve", "--quiet", "--config-file", str(root / "mkdocs.yml")]
        return Serving([*words, "--dev-addr", f"127.0.0.1:{port}"], root, more)

    more = {"NO_MKDOCS_2_WARNING": "1"}
    return Generator(name, _Command(command, more), serve, NAVIGATION)


def _zensical(name: str) -> Generator:
    script = packages("zensical", "zensical") / "zensical"

    def write_settings(root: Path, out: Path) -> list[str]:
        settings = {"site_name": "Corpus", "site_url": "https://example.org/", "docs_dir": "content/articles"}
        lines = [f'{key} = "{value}"' for key, value in {**settings, "site_dir": os.path.relpath(out, root)}.items()]
        (root / "zensical.toml").write_text("\n".join(["[project]", *lines, ""]), "utf-8")
        return ["--config-file", str(root / "zensical.toml")]

    def build(root: Path, out: Path) -> Run:
        return program([str(script), "build", *write_settings(root, out)], root)

    def serve(root: Path, port: int) -> Serving:
        words = [str(script), "serve", *write_settings(root, root / "out"), "--dev-addr", f"127.0.0.1:{port}"]
        return Serving(words, root)

    return Generator(name, build, serve, NAVIGATION)


_MAKERS: Mapping[str, Callable[[str], Generator]] = {
    "builder": _ours, "builder with search": _ours, "hugo": _hugo, "eleventy": _eleventy, "zensical": _zensical,
    "material": _material, "pelican": _pelican,
}  # fmt: skip
NAMES = tuple(_MAKERS)
SERVED = tuple(name for name in NAMES if not name.endswith("search"))
"""Those with a server of their own."""
