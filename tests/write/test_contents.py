"""Only what a build wrote is ever deleted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import Result

from builder.write.contents import NotOursError, check_ours, contents_of, remove
from builder.write.manifest import MARKER, manifest_of
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files

NOTE_OF_OLD = "This folder is replaced by each build.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of a small knowledge base."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    assert run(root / "site").exit_code == 0
    return root / "site"


def run(site: Path, command: str = "build") -> Result:
    """Build the site anew, or remove it. Earlier versions, whose sites had no list, had no search."""
    return run_builder(site.parent, command, *(["--no-search"] if command == "build" else []))


def rebuilt(site: Path) -> str:
    """The message of another build and of `clean`, which both refuse and change nothing."""
    before = read_files(site.parent)
    built, cleaned = run(site), run(site, "clean")
    assert (built.exit_code, cleaned.exit_code, read_files(site.parent)) == (2, 2, before)
    said = built.stderr.rpartition("Error: ")[2].strip()
    assert cleaned.stderr.rpartition("Error: ")[2].strip() == f"{said}; nothing was deleted"
    return said


def test_the_manifest_lists_what_was_written(site: Path) -> None:
    """Every file of the site but itself."""
    files = read_files(site)
    assert files.pop(MARKER) == manifest_of(files)
    assert contents_of(site).foreign == []


@pytest.mark.parametrize("name", ["CNAME", "decide/notes.txt", "mine/a/b.html", ".htaccess", "assets/logo.png"])
def test_a_file_of_somebody(site: Path, name: str) -> None:
    """It is named, and nothing is touched until it is somewhere else."""
    write_files(site, {name: "mine"})
    assert rebuilt(site) == (
        f"{site} contains 1 file ({name}) that builder did not write; "
        "move or delete what is yours, or choose another --out"
    )
    (site / name).unlink()
    assert run(site).exit_code == 0


def test_many_files_of_somebody(site: Path) -> None:
    """Three are named, and how many there are."""
    write_files(site, {f"mine/{number:04}.txt": "mine" for number in range(1200)})
    assert "contains 1,200 files (mine/0000.txt, mine/0001.txt, mine/0002.txt, …) that builder" in rebuilt(site)


def test_a_repository_in_the_site(site: Path) -> None:
    """Like a worktree of the branch that is published."""
    write_files(site, {".git": "gitdir: ../.git/worktrees/site\n"})
    assert "contains a git repository; choose another --out, and copy the site from there" in rebuilt(site)


@pytest.mark.parametrize("name", ["mine", "index.html", "decide"])
def test_a_link_in_the_site(site: Path, name: str) -> None:
    """No build makes links, and none is followed: what it leads to stays."""
    elsewhere = write_files(site.parent / "elsewhere", {"index.html": "mine", "go/index.html": "mine"})
    if (site / name).exists():
        (site / name).rename(site.parent / "aside")
    (site / name).symlink_to(elsewhere / "index.html" if name.endswith("html") else elsewhere)
    assert f"1 file ({name})" in rebuilt(site)


def test_what_file_managers_leave(site: Path) -> None:
    """Whoever only looked into the folder is not bothered; folders that are empty are nobody's either."""
    write_files(site, {".DS_Store": "x", "decide/Thumbs.db": "x"})
    (site / "empty/empty").mkdir(parents=True)
    files = set(read_files(site))
    assert run(site).exit_code == 0
    assert set(read_files(site)) == files - {".DS_Store", "decide/Thumbs.db", "empty/empty"}
    write_files(site.parent / "looked", {".DS_Store": "x"})
    assert run_builder(site.parent, "build", "--out", str(site.parent / "looked")).exit_code == 0


def test_listed_files_that_are_gone(site: Path) -> None:
    """A site of which somebody deleted a part is replaced all the same."""
    (site / "index.html").unlink()
    assert run(site).exit_code == 0


@pytest.mark.parametrize(
    "name", ["../mine.txt", "/mine.txt", "./notes.txt", "a//notes.txt", ".git/HEAD", "sub/.GIT/HEAD", "notes.txt/"]
)
def test_a_manifest_is_not_believed(tmp_path: Path, name: str) -> None:
    """Nothing outside the site is deleted for its sake, and nothing hidden."""
    site = write_files(tmp_path, {"mine.txt": "mine", "site/index.html": "a", "site/notes.txt": "mine"}) / "site"
    write_files(site, {".git/HEAD": "ref", "sub/.GIT/HEAD": "ref", MARKER: manifest_of(["index.html", name])})
    before = {name: data for name, data in read_files(tmp_path).items() if name != "site/index.html"}
    with pytest.raises(NotOursError):
        check_ours(site)
    assert not remove(site)
    assert read_files(tmp_path) == before


@pytest.mark.parametrize("marker", ["", NOTE_OF_OLD, "{", "[]", '{"files": 1}', "[" * 9999])
def test_a_site_of_an_earlier_version(site: Path, marker: str) -> None:
    """Its `.builder` lists nothing: it is replaced if all in it can only come from a build."""
    write_files(site, {MARKER: marker})
    assert run(site).exit_code == 0
    assert (site / MARKER).read_bytes().startswith(b'{\n"note"')


@pytest.mark.parametrize(
    "name", ["index.html", "mine/index.html", "CNAME", "notes.txt", "photo.jpg", "assets/logo.png", "decide/today.js"]
)
def test_an_earlier_version_and_something_else(site: Path, name: str) -> None:
    """A page by hand and whatever else no build can have written is not lost."""
    write_files(site, {MARKER: NOTE_OF_OLD, name: "<!doctype html><p>By hand."})
    assert rebuilt(site) == (
        f"{site} was built by an earlier version of builder, which did not list its own files, and 1 file ({name}) "
        "may be yours; look through it and delete it yourself, or choose another --out"
    )


def test_a_folder_that_may_not_be_deleted(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Like one that another user built: said before anything is written."""
    access = os.access
    monkeypatch.setattr("os.access", lambda folder, mode: Path(folder) != site / "decide" and access(folder, mode))
    assert f"you may not delete the files in {site / 'decide'}; ask its owner, or choose another --out" in rebuilt(site)


def test_the_manifest_is_deleted_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever that is broken off, what is left can still be told to be ours."""
    unlink, seen = Path.unlink, []

    def until_the_fifth(file: Path, missing_ok: bool = False) -> None:
        seen.append(file.name)
        if len(seen) == 5:
            raise KeyboardInterrupt
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", until_the_fifth)
    with pytest.raises(KeyboardInterrupt):
        remove(site)
    assert contents_of(site).foreign == []
    assert remove(site)
    assert (seen[-1], site.exists()) == (MARKER, False)
