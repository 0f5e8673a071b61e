"""An alias never takes the address of an older version or of a history, nor one of these its."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.pages import PROSE, SITE, A, B, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, run_builder

NEW = "content/articles/decide/new.md"


def base(folder: Path, alias: str, *, moved: bool = False) -> Path:
    """`decide/a/` had two versions, and is gone or has moved; another page names a former address."""
    last = {A: None, B: article(more=f"aliases: {alias}\n"), **({NEW: article(f"{PROSE} Two.")} if moved else {})}
    return make(folder / "kb", [
        Commit("2026-11-20", {**SITE, A: article(PROSE), B: article()}),
        Commit("2026-11-21", {A: article(f"{PROSE} Two.")}),
        Commit("2026-11-22", last),
    ])  # fmt: skip


@pytest.fixture(autouse=True)
def _with_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BUILDER_NO_HISTORY")


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize(
    ("alias", "said"),
    [
        ("/decide/a/v/2026-11-20/", "the address `/decide/a/v/2026-11-20/` is taken by the version of 2026-11-20 of `"),
        ("/Decide/A/v/2026-11-21/", "is taken by the version of 2026-11-21 of `content/articles/decide/a.md`"),
        ("/decide/a/v/2026-11-20/more.html", "is taken by the version of 2026-11-20"),
        ("/decide/a/history/", "is taken by the history of `content/articles/decide/a.md`"),
    ],
)
def test_taken_for_good(alias: str, said: str, moved: bool, tmp_path: Path) -> None:
    """Also where the page has moved; then its history has, too, and the former address of that is free."""
    root = base(tmp_path, alias, moved=moved)
    built, checked = run_builder(root, "build"), run_builder(root, "check")
    if moved and "history" in alias:
        assert built.exit_code == 0
        assert b"url=../../b/" in read_files(root / "site")["decide/a/history/index.html"]
        return
    assert (built.exit_code, checked.exit_code) == (1, 1)
    assert "error[alias-taken]" in checked.stdout
    assert said in checked.stdout
    assert "content/articles/decide/b.md:4:10" in checked.stdout


@pytest.mark.parametrize(
    "alias", ["/decide/a/v/", "/decide/a/v/2026-11-2/", "/decide/a/v/2026-11-20.html", "/decide/c/"]
)
def test_free(alias: str, tmp_path: Path) -> None:
    """An address only near one of them leads on."""
    root = base(tmp_path, alias)
    assert run_builder(root, "build").exit_code == 0
    address = alias.strip("/") + ("" if alias.endswith(".html") else "/index.html")
    assert b'http-equiv="refresh"' in read_files(root / "site")[address]


def test_a_page_that_is_gone_says_so_at_its_address(tmp_path: Path) -> None:
    """Even if another page names that as an alias: there is more to say than where to go, and it says that, too."""
    root = base(tmp_path, "/decide/a/")
    assert run_builder(root, "build").exit_code == 0
    page = read_files(root / "site")["decide/a/index.html"]
    assert b"This page was taken off the site on 22 November 2026." in page
    assert b'<a href="../b/">' in page


@pytest.mark.parametrize("name", ["index.html", "INDEX.html"])
def test_a_release_in_the_way_of_the_list(name: str, tmp_path: Path) -> None:
    """A tag that somebody made by hand is a warning, and the others have their pages."""
    root = base(tmp_path, "/decide/c/")
    git(root, "tag", name)
    git(root, "tag", "v1")
    built = run_builder(root, "build")
    assert built.exit_code == 0
    assert (
        f"warning[release-name]: the tag `{name}` cannot stand in an address, so that it is no release" in built.stderr
    )
    files = read_files(root / "site")
    assert [file for file in sorted(files) if file.startswith("releases/")] == [
        "releases/index.html",
        "releases/v1/index.html",
    ]
