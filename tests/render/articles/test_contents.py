"""The surroundings of an article's words: contents, neighbours, what to read next, and the link to suggest a change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.load.countries import country_named
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.render.articles.contents import contents
from builder.render.options import Options
from builder.site import Article
from tests.history.repositories import Commit, make
from tests.knowledge_bases import run_builder, write_files

FRONT = "---\ntitle: {title}\nsummary: Words.\n{more}---\nText.\n"


def listed(text: str, *, wanted: bool = True) -> list[tuple[str, list[str]]]:
    """The table of contents of some Markdown."""
    body = parse_markdown(text, Location("a.md", 1)).value
    article = Article("a.md", "decide", "a", "A", "", body, contents=wanted)
    return [(heading.text, [each.text for each in below]) for heading, below in contents(article)]


def test_contents_have_two_levels() -> None:
    """Headings of the third level stand below those of the second, smaller ones are left out."""
    text = "## A\n\n### *B* `c`\n\n#### D\n\n### E\n\n## F\n"
    assert listed(text) == [("A", ["B c", "E"]), ("F", [])]


def test_contents_that_skip_a_level(tmp_path: Path) -> None:
    """As an older version may, from before somebody mended it: its page is made all the same."""
    skipping = "### A\n\n### B\n\n## C\n"
    assert listed(skipping) == [("A", ["B"]), ("C", [])]
    file, text = "content/articles/decide/a.md", FRONT.format(title="A", more="")
    commits = [Commit("2026-11-20", {"content/site.yaml": "title: Test\n", file: text + skipping})]
    root = make(tmp_path / "kb", [*commits, Commit("2026-11-21", {file: text})])
    assert build(root, tmp_path / "site", Options(history=True)).ok
    assert 'href="#b">B</a>' in (tmp_path / "site/decide/a/v/2026-11-20/index.html").read_text("utf-8")


def test_contents_of_a_short_article() -> None:
    """Two headings need no list, and an editor can do without one."""
    assert listed("## A\n\n## B\n\n") == []
    assert listed("## A\n\n## B\n\n## C\n", wanted=False) == []


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    """The pages of three articles in a section and one in another."""
    articles = {
        "decide/a": "tags: [x]\n", "decide/b": "tags: [x, y]\n", "decide/c": "related: [../safety/d.md]\ntags: [x]\n",
        "safety/d": "tags: [y]\n",
    }  # fmt: skip
    files: dict[str, str | bytes] = {
        f"content/articles/{name}.md": FRONT.format(title=name[-1].upper(), more=more)
        for name, more in articles.items()
    }  # fmt: skip
    site = "title: Test\nedit-url: https://example.org/edit/{file}?from=page\n"
    write_files(tmp_path, {"content/site.yaml": site, **files})
    built = run_builder(tmp_path, "build")
    assert built.exit_code == 0, built.output
    return {name: (tmp_path / "site" / name / "index.html").read_text("utf-8") for name in articles}


def test_neighbours(pages: dict[str, str]) -> None:
    """The one before and the one after it in its section, for browsers too; none where it is alone."""
    around = {name: re.findall(r'rel="(prev|next)" href="([^"]*)"', page) for name, page in pages.items()}
    assert around == {
        "decide/a": [("next", "../b/")], "decide/b": [("prev", "../a/"), ("next", "../c/")],
        "decide/c": [("prev", "../b/")], "safety/d": [],
    }  # fmt: skip


def test_related(pages: dict[str, str]) -> None:
    """Those an editor names; else those with the same tags."""
    related = {
        name: re.findall(
            r'<li><a href="([^"]*)"', page.partition('<section class="related">')[2].partition("</section>")[0]
        )
        for name, page in pages.items()
    }
    assert related == {
        "decide/a": ["../b/", "../c/"], "decide/b": ["../../safety/d/", "../a/", "../c/"],
        "decide/c": ["../../safety/d/"], "safety/d": ["../../decide/b/"],
    }  # fmt: skip


def test_link_to_suggest_a_change(pages: dict[str, str]) -> None:
    """It leads to the file of this page."""
    assert 'href="https://example.org/edit/content/articles/decide/a.md?from=page"' in pages["decide/a"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("IE", "Ireland"), ("ireland", "Ireland"), (" UK ", "United Kingdom"), ("usa", "United States"),
        ("gb-sct", "Scotland"), ("Wales", "Wales"), ("EU", "European Union"),
        ("C\xf4te d\u2019Ivoire", "C\xf4te d'Ivoire"), ("Europe", None), ("", None),
    ],
)  # fmt: skip
def test_countries(written: str, name: str | None) -> None:
    """By code or name, however they are typed."""
    assert country_named(written) == name
