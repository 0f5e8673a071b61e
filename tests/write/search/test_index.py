"""The index of the search: the same for the same words, made only when they changed, and no site without it.

Rooms: builder/write/search, builder/load/cache_folder.py, builder/commands/build.py.
"""

from __future__ import annotations

import importlib.metadata
import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from builder.render.search.search_page import INDEX_FOLDER
from builder.write.search import index as index_module
from builder.write.search import pagefind
from builder.write.search.index import KEPT, search_index
from builder.write.search.pagefind import SearchIndexError, run_pagefind
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files

PAGE = """<!doctype html><html lang="en"><head><title>{0}</title>{1}</head>
<body data-pagefind-body><h1>{0}</h1></body></html>"""
FILTERS = "".join(f'<meta data-pagefind-filter="kind.{name}:1">' for name in "abcdefgh")
RECORDS = {f"{name}/index.html": PAGE.format(name, FILTERS).encode() for name in ("go", "stay", "ask")}


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """The number of records of each run of Pagefind, with a cache that is empty at first."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    counted: list[int] = []

    def run(records: dict[str, bytes]) -> dict[str, bytes]:
        counted.append(len(records))
        return run_pagefind(records)

    monkeypatch.setattr(index_module, "run_pagefind", run)
    return counted


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small knowledge base with a site from before."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: T\n", "content/articles/decide/go.md": ARTICLE})
    assert run_builder(root, "build", "--no-search").exit_code == 0
    return root


def test_the_same_words_give_the_same_bytes() -> None:
    """Pagefind writes filters in any order; the index has them in one, and its entry names the list that is there."""
    made = search_index(RECORDS, "", cache=False)
    (name,) = (name for name in made if name.endswith(".pf_meta"))
    assert f"pagefind.{json.loads(made['pagefind-entry.json'])['languages']['en']['hash']}.pf_meta" == name
    assert search_index(RECORDS, "", cache=False) == search_index(RECORDS, "", cache=False)


def test_unknown_format_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that a later Pagefind writes in another way is not published half understood."""
    entry = {"languages": {"en": {"hash": "en_1", "wasm": "en"}}}
    files = {"pagefind-entry.json": json.dumps(entry).encode(), "pagefind.en_1.pf_meta": b"new"}
    monkeypatch.setattr(index_module, "run_pagefind", lambda _: files)
    with pytest.raises(SearchIndexError, match="cannot be read"):
        search_index(RECORDS, "", cache=False)


def test_only_what_a_browser_needs() -> None:
    """The script, its licence, the engine of the language, and the index; not Pagefind's own pages."""
    names = set(search_index(RECORDS, "", cache=False))
    fixed = {name for name in names if not name.endswith((".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"))}
    assert fixed == {"LICENSE.txt", "pagefind-entry.json", "pagefind.js", "wasm.en.pagefind"}


def test_made_only_when_words_changed(runs: list[int]) -> None:
    """The same words take what is kept; others, and no cache, run Pagefind."""
    first = search_index(RECORDS, "", cache=True)
    assert search_index(RECORDS, "", cache=True) == first
    assert runs == [3]
    search_index({**RECORDS, "new/index.html": PAGE.format("new", "").encode()}, "", cache=True)
    assert search_index(RECORDS, "", cache=False) == first
    assert runs == [3, 4, 3]


def test_damaged_cache_is_no_cache(runs: list[int], tmp_path: Path) -> None:
    """An entry that was cut off or changed is made again; old ones are forgotten."""
    first = search_index(RECORDS, "", cache=True)
    (kept,) = (tmp_path / "cache/attend-or-cancel/search").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert search_index(RECORDS, "", cache=True) == first
    for number in range(KEPT + 1):
        search_index({"a/index.html": PAGE.format(number, "").encode()}, "", cache=True)
    assert len([*kept.parent.iterdir()]) == KEPT
    assert not kept.exists()


def test_settings_of_others_are_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither variables nor a file in the current folder change the index."""
    expected = search_index(RECORDS, "", cache=False)
    write_files(tmp_path, {"pagefind.toml": 'force_language = "de"\n', "pagefind.yml": "force_language: de\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    assert search_index(RECORDS, "", cache=False) == expected


def test_missing_package(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install, or how to do without; the site of before is unchanged."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    before = read_files(root / "site")
    built = run_builder(root, "build")
    assert built.exit_code == 1
    assert "pip install pagefind_bin" in built.stderr
    assert "--no-search" in built.stderr
    assert "the existing site is unchanged" in built.stderr
    assert read_files(root / "site") == before
    assert run_builder(root, "build", "--no-search").exit_code == 0


@pytest.mark.parametrize("program", ["#!/bin/sh\necho it is broken >&2\nexit 3\n", "#!/no/such/interpreter\n", None])
def test_failing_program(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str | None) -> None:
    """It ends badly, cannot be started or is not there: the message names it, and the site of before is unchanged."""
    file = tmp_path / "pagefind"
    if program:
        file.write_text(program)
        file.chmod(0o755)
    monkeypatch.setattr(pagefind, "_program", lambda: file)
    before = read_files(root / "site")
    built = run_builder(root, "build", "--no-cache")
    assert built.exit_code == 1
    assert ("it is broken" in built.stderr) == bool(program and "broken" in program)
    assert "install pagefind_bin again" in built.stderr
    assert read_files(root / "site") == before
    assert sorted(child.name for child in root.iterdir() if child.name.startswith("site")) == ["site", "site.spare"]


def test_without_search(root: Path) -> None:
    """No page, no link and no index, as in a portable site."""
    for option in ("--no-search", "--portable"):
        assert run_builder(root, "build", option).exit_code == 0
        site = read_files(root / "site")
        assert [name for name in site if name.startswith("search/")] == []
        assert b"search/" not in site["index.html"]
    assert run_builder(root, "build").exit_code == 0
    assert f"{INDEX_FOLDER}pagefind.js" in read_files(root / "site")
