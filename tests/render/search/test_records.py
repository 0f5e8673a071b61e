"""The records for the search: everything that readers find, and nothing that they should not.

Rooms: builder/render/search.
"""

from __future__ import annotations

import re
from pathlib import Path

import html5lib

from builder.build import build, load_and_check, render
from builder.render.options import Options
from tests.history.pages import SITE, WHOLE_FLOW, article
from tests.history.repositories import Commit, make
from tests.knowledge_bases import CASES, read_files, write_files

SEARCH = Options("https://example.org/", search=True)


def records(root: Path, options: Options = SEARCH) -> dict[str, str]:
    """The records of a knowledge base, by the name of their file."""
    with load_and_check(root, options) as checked:
        return {name: html.decode() for name, html in render(checked, root, options).files.records[""].items()}


def values(record: str, attribute: str) -> list[str]:
    """The values of one of Pagefind's attributes."""
    return re.findall(rf'{attribute}="([^"]*)"', record)


def test_every_kind() -> None:
    """Articles, flows with their questions, outcomes, messages and help services, each called what it is."""
    made = records(CASES / "good/everything")
    kinds = {kind.split(".")[1][:-2] for r in made.values() for kind in values(r, "filter") if kind.startswith("kind.")}
    assert kinds == {"article", "questions", "advice", "message", "help"}
    assert all(name.startswith("help-services/service.") for name, record in made.items() if "kind.help:1" in record)
    flow = made["flows/pick/index.html"]
    assert '<meta data-pagefind-meta="what[content]" content="Questions">' in flow
    assert flow.count("<h2>") > 1


def test_sound_html() -> None:
    """A record is HTML as a browser would read it."""
    parser = html5lib.HTMLParser(strict=True)
    for record in records(CASES / "good/everything").values():
        assert parser.parse(record) is not None


def test_words_places_and_countries() -> None:
    """Words of `index-as` and `search` weigh much; sections and whole countries are filters."""
    record = records(CASES / "good/everything")["decide/go-or-not/index.html"]
    assert '<p data-pagefind-weight="8">vacillate, cannot decide</p>' in record
    assert '<p data-pagefind-weight="8">7 ways to decide</p>' in record
    assert {"kind.article:1", "section.decide%2F:1"} <= set(values(record, "filter"))
    countries = [each for each in values(record, "filter") if each.startswith("country.")]
    assert "country.United%20Kingdom:1" in countries
    assert not {"country.England:1", "country.everywhere:1"}.intersection(countries)


def test_words_are_in_no_page(tmp_path: Path) -> None:
    """Only the search knows them."""
    assert build(CASES / "good/everything", tmp_path / "site", SEARCH).ok
    pages = {name: data for name, data in read_files(tmp_path / "site").items() if name.endswith(".html")}
    assert [name for name, data in pages.items() if b"vacillate" in data] == []


def test_neither_drafts_nor_anything_withdrawn(tmp_path: Path) -> None:
    """Drafts are left out even where they are published, and so is each withdrawn page or outcome."""
    withdrawn = "".join(
        f"  - {{{page}, date: 2026-11-24, reason: Ask first.}}\n"
        for page in ("page: articles/decide/old.md", "page: flows/pick/flow.yaml, outcome: go")
    )
    root = write_files(tmp_path, {
        **SITE, **WHOLE_FLOW,
        "content/site.yaml": f"title: Test site\nwithdrawn:\n{withdrawn}",
        "content/articles/decide/old.md": article("Harmful words.", "Old"),
        "content/articles/decide/new.md": article("Unfinished words.", "New", "draft: true\n"),
        "content/articles/decide/now.md": article("Sound words.", "Now"),
    })  # fmt: skip
    made = records(root, Options(search=True, drafts=True))
    assert {"decide/now/index.html", "flows/pick/index.html"} <= made.keys()
    assert {"decide/old/index.html", "decide/new/index.html", "flows/pick/outcomes/go/index.html"}.isdisjoint(made)


def test_nothing_of_older_versions(tmp_path: Path) -> None:
    """A page that changed is found once, as it is today, and never by its history or a former address."""
    name = "content/articles/decide/a.md"
    first = {**SITE, name: article("First words.", "A")}
    repository = make(tmp_path / "kb", [
        Commit("2026-11-01", first),
        Commit("2026-11-10", {name: article("Second words.", "A", "aliases: [/former/]\n")}),
    ])  # fmt: skip
    made = records(repository, Options("https://example.org/", search=True, history=True))
    assert [record for record in made if "decide/a/" in record] == ["decide/a/index.html"]
    assert not [record for record in made.values() if "First words" in record or "former" in record]


def test_preview_makes_none() -> None:
    """A preview has the page of the search, and no index."""
    assert records(CASES / "good/smallest", Options(preview=True, search=True)) == {}


def test_policy_is_wider_on_one_page(tmp_path: Path) -> None:
    """WebAssembly may run on the page with the search alone; no page lets strings become scripts."""
    assert build(CASES / "good/everything", tmp_path / "site", SEARCH).ok
    pages = {n: d.decode() for n, d in read_files(tmp_path / "site").items() if n.endswith(".html")}
    assert [name for name, page in pages.items() if "wasm-unsafe-eval" in page] == ["search/index.html"]
    assert "require-trusted-types-for 'script'" in pages["search/index.html"]
    assert "noindex" not in pages["search/index.html"]


def test_each_word_once(tmp_path: Path) -> None:
    """Headings stay as they are; any other word is there once, whatever stands around it."""
    text = "Go. Stay, **go** (GO)!\n\n## Go now\n\n- go\n- हिन्दी, हिन्दी।\n- don't"
    root = write_files(tmp_path, {**SITE, "content/articles/decide/now.md": article(text, "Now")})
    record = records(root)["decide/now/index.html"]
    assert '<h2 id="go-now">Go now</h2>\n<p>don\u2019t go now Stay हिन्दी</p>\n' in record
