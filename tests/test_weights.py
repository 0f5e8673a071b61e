"""The weight of pages, compressed as GitHub Pages does it, and the modules that a build loads."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interview import interview_site
from tests.knowledge_bases import ARTICLE, write_files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a long flow."""
    return interview_site(tmp_path_factory)


def loaded(page: Path) -> Iterator[Path]:
    """A page and every file that it loads, its modules' own imports included."""
    files = [page]
    for file in files:
        text = file.read_bytes().decode("utf-8", "replace")  # an icon is no text
        elements = re.findall(r'<link rel="(?:icon|stylesheet|modulepreload)"[^>]*href="([^"]+)"', text)
        scripts = re.findall(r'<script[^>]*src="([^"]+)"|from\s*["\'](\.\.?/[^"\']+)["\']', text)
        for name in (*elements, *(one or other for one, other in scripts)):
            found = (file.parent / name).resolve()
            if found not in files:
                files.append(found)
    return iter(files)


def weight(*files: Path) -> int:
    """Their size in bytes, each compressed for itself."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def test_a_flow_page_is_light(site: Path) -> None:
    """All that the page of a long flow loads, with every question and all of the advice, is under 45 kB."""
    files = list(loaded(site / "flows/attend-or-cancel/index.html"))
    assert {".css", ".html", ".js", ".svg"} <= {file.suffix for file in files}
    assert weight(*files) < 45_000


def test_an_article_is_light(site: Path) -> None:
    """A first visit loads 30 kB without the font and 45 kB with it; from then on, a page is its HTML, of 12 kB."""
    page = site / "decide/unsure-about-the-job/index.html"
    (font,) = site.glob("assets/*/figtree.woff2")
    assert weight(*loaded(page)) < 30_000
    assert weight(*loaded(page)) + font.stat().st_size < 45_000
    assert weight(page) < 12_000


def test_home_is_light(site: Path) -> None:
    """With the question and its scripts, it is no heavier than an article."""
    files = list(loaded(site / "index.html"))
    assert any(file.name == "begin.js" for file in files)
    assert weight(*files) < 30_000


def test_the_engine_is_small(site: Path) -> None:
    """The scripts that walk a flow and give its reasons are under 8 kB together."""
    (engine,), (why,) = site.glob("assets/*/engine.js"), site.glob("assets/*/why.js")
    assert weight(engine, why) < 8_000


def test_everything_a_page_needs_is_loaded_at_once(site: Path) -> None:
    """Every module that another one imports is named in the page's head, so that no request waits for one before it."""
    page = site / "flows/attend-or-cancel/index.html"
    text = page.read_text("utf-8")
    modules = {file.name for file in loaded(page) if file.suffix == ".js"}
    assert modules == set(re.findall(r'(?:href|src)="[^"]*/([\w-]+\.js)"', text))


def test_a_build_with_nothing_to_do_loads_little(tmp_path: Path) -> None:
    """It looks at files and compares digests; what pages are made with takes longer to load than that."""
    root = write_files(tmp_path, {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    modules = ("builder.site", "builder.flows", "builder.build", "jinja2", "markdown_it")
    code = "import sys; from builder.commands.main import main\ntry: main(sys.argv[1:])\nfinally: "
    code += f"print([name for name in {modules} if name in sys.modules])"
    command = [sys.executable, "-c", code, "--root", str(root), "build", "--no-search"]
    loaded = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1] for _ in "12"]
    assert "builder.build" in loaded[0]
    assert loaded[1] == "[]"


def test_the_program_brings_nothing_for_networks() -> None:
    """A build asks nobody for anything, and these modules of Python's own take a while at each start."""
    code = "import sys, builder.commands.main, builder.build; "
    code += "print(sorted({'ssl', 'http.client', 'email'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
