"""A copy of a site that is opened from a disk: every link names a file that is there, and nothing needs a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from builder.build import build
from builder.render.options import Options
from tests.history.eventful import eventful
from tests.knowledge_bases import CASES, run_builder

HISTORY = Path("with-a-history")
BASES = [*sorted((CASES / "good").iterdir()), HISTORY]
ADDRESSES = {"href", "src", "data-address", "data-today", "xlink:href"}
"""Attributes that hold one address each."""


class Page(HTMLParser):
    """The addresses and anchors of one page."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = set()
        self.scripts: list[str] = []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element refers to."""
        given = {name: value or "" for name, value in attrs}
        self.addresses += [value for name, value in given.items() if name in ADDRESSES]
        self.addresses += [each.split()[0] for each in given.get("srcset", "").split(",") if each]
        self.addresses += [each.partition("=")[2] for each in given.get("data-versions", "").split()]
        if given.get("http-equiv") == "refresh":
            self.addresses.append(given["content"].partition("url=")[2])
        if tag == "script" and given.get("type") != "application/json":
            self.scripts.append(str(given))
        self.anchors |= {given["id"]} if "id" in given else set()


@pytest.fixture(scope="module", params=BASES, ids=lambda root: root.name)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portable copy, also of a site with versions, histories and former addresses."""
    past = request.param == HISTORY
    root = eventful(tmp_path_factory.mktemp("history") / "kb") if past else request.param
    out = tmp_path_factory.mktemp("portable") / "site"
    assert build(root, out, Options(history=past, portable=True)).ok
    return out


def inside(pages: dict[Path, Page]) -> Iterator[tuple[Path, str, Path, str]]:
    """Each address that stays in the copy: its page, as written, the file it leads to, and the anchor there."""
    for file, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc:
                target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
                yield file, address, target, unquote(parts.fragment)


def test_every_link_is_a_file_on_disk(site: Path) -> None:
    """Of every page, 404.html too; a folder would show a listing, and a path from the root the whole disk."""
    pages = {file: Page(file) for file in site.rglob("*.html")}
    links = list(inside(pages))
    lost = [(file, address) for file, address, target, _ in links if not target.is_file()]
    assert (lost, bool(links)) == ([], True)
    assert [(file, address) for file, address, *_ in links if address.startswith("/")] == []
    anchored = [(file, address) for file, address, target, anchor in links if anchor and target in pages
                and anchor not in pages[target].anchors]  # fmt: skip
    assert anchored == []


def test_no_scripts(site: Path) -> None:
    """Neither on a page nor beside it, and the policy allows none: browsers load no modules from a disk."""
    for file in site.rglob("*.html"):
        assert Page(file).scripts == [], file
        assert "script-src" not in file.read_text("utf-8")
    assert [file for file in site.rglob("assets/*/*") if file.suffix == ".js"] == []


def test_says_not_where_it_is(tmp_path: Path) -> None:
    """It is a copy on a disk: no canonical address, feed or sitemap, whatever `site.yaml` says of the site."""
    assert "base-url:" in (CASES / "good/everything/content/site.yaml").read_text("utf-8")
    assert build(CASES / "good/everything", tmp_path / "site", Options(portable=True)).ok
    assert {file.name for file in (tmp_path / "site").iterdir()} & {"feed.xml", "sitemap.xml", "robots.txt"} == set()
    for file in (tmp_path / "site").rglob("*.html"):
        assert not re.search(r'rel="(canonical|alternate)"|og:url', file.read_text("utf-8"))


def test_command(tmp_path: Path) -> None:
    """`--portable` says what to open, and does not go with a base address."""
    root, out = CASES / "good/flow-alone", tmp_path / "site"
    built = run_builder(root, "build", "--portable", "--out", str(out))
    assert built.stdout.endswith(f"Open {out / 'index.html'} in a browser.\n")
    assert 'href="index.html"' in (out / "index.html").read_text("utf-8")
    refused = run_builder(root, "build", "--portable", "--base-url", "https://example.org/", "--out", str(out))
    assert refused.exit_code == 2
    assert "leave out --base-url or --portable" in refused.stderr
