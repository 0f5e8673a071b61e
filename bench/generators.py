"""The generators that are compared, each with the least of settings that gives the same pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.install_peers import eleventy, hugo, packages
from bench.measure import Run, program, python

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Generator:
    """A program that builds a site."""

    name: str
    build: Callable[[Path, Path], Run]
    """Builds the knowledge base in the first folder into the second."""
    does: str
    """The work that it does besides pages and lists, or does not do."""


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

    return Generator(name, build, "checks every link and key, history, related articles, sitemap, exchange in one step")


def _hugo(name: str) -> Generator:
    binary = str(hugo())
    fixed = ["build", "--quiet", "--noBuildLock", "--config", str(HERE / "hugo/hugo.yaml")]
    fixed += ["--layoutDir", str(HERE / "hugo/layouts")]

    def command(root: Path, out: Path) -> Sequence[str]:
        folders = ["--contentDir", str(root / "content/articles"), "--destination", str(out)]
        return [binary, *fixed, *folders, "--cacheDir", str(root / "hugo-cache")]

    return Generator(name, _Command(command), "resolves links; no checks, no stylesheet")


def _eleventy(name: str) -> Generator:
    node, script = eleventy()

    def build(root: Path, out: Path) -> Run:
        source = root / "content/articles"
        command = [node, str(script), "--quiet", f"--config={HERE / 'eleventy/eleventy.config.mjs'}"]
        command += [f"--input={source.relative_to(root)}", f"--output={out.relative_to(root)}"]
        return program(command, root, {"BENCH_LAYOUTS": os.path.relpath(HERE / "eleventy/layouts", source)})

    return Generator(name, build, "rewrites links; no checks, no stylesheet")


def _pelican(name: str) -> Generator:
    script = packages("pelican", "pelican[markdown]") / "pelican"

    def command(root: Path, out: Path) -> Sequence[str]:
        settings = ["--settings", str(HERE / "pelican/pelicanconf.py")]
        return [str(script), str(root / "content/articles"), "--output", str(out), *settings, "--quiet"]

    return Generator(name, _Command(command), "leaves links as they are; lists by section and tag; its theme “simple”")


def _material(name: str) -> Generator:
    script = packages("material", "mkdocs-material") / "mkdocs"

    def command(root: Path, out: Path) -> Sequence[str]:
        settings = root / "mkdocs.yml"
        lines = ["site_name: Corpus", "site_url: https://example.org/", f"docs_dir: {root / 'content/articles'}"]
        settings.write_text("\n".join([*lines, "plugins: []", "theme: {name: material, font: false}", ""]), "utf-8")
        return [str(script), "build", "--quiet", "--config-file", str(settings), "--site-dir", str(out)]

    return Generator(
        name, _Command(command, {"NO_MKDOCS_2_WARNING": "1"}), "checks links; every page has the whole navigation"
    )


def _zensical(name: str) -> Generator:
    script = packages("zensical", "zensical") / "zensical"

    def build(root: Path, out: Path) -> Run:
        settings = {"site_name": "Corpus", "site_url": "https://example.org/", "docs_dir": "content/articles"}
        lines = [f'{key} = "{value}"' for key, value in {**settings, "site_dir": os.path.relpath(out, root)}.items()]
        (root / "zensical.toml").write_text("\n".join(["[project]", *lines, ""]), "utf-8")
        return program([str(script), "build", "--config-file", str(root / "zensical.toml")], root)

    return Generator(name, build, "checks links; every page has the whole navigation; with its search")


_MAKERS: Mapping[str, Callable[[str], Generator]] = {
    "builder": _ours, "builder with search": _ours, "hugo": _hugo, "eleventy": _eleventy, "zensical": _zensical,
    "material": _material, "pelican": _pelican,
}  # fmt: skip
NAMES = tuple(_MAKERS)
