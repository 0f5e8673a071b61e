"""Pipes, devices, circles and the like in the place of files: a problem at once, with its place and what to do."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from click.testing import Result

from tests.history.pages import BLOCK, FLOW, OUTCOME, SITE, SOURCES, WHOLE_FLOW, A, B, article, source
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder, write_files
from tests.trust.odd import ODD, put

PICTURE = "content/articles/decide/map.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
TEMPLATE, SCRIPT, IMAGE = "templates/article.html", "templates/assets/js/own.js", "templates/assets/img/card.png"
FILES = {
    **SITE, **WHOLE_FLOW, A: article("Text [@study]. ![Map](map.svg)"), SOURCES: source("study"), PICTURE: SVG,
    B: article("![Map](map.svg)"),
}  # fmt: skip
PLACES = ["content/site.yaml", SOURCES, A, PICTURE, FLOW, OUTCOME, BLOCK, TEMPLATE, SCRIPT, IMAGE]
FOLDERS = [
    ["content/articles", "content/flows", "templates"],
    ["content/articles/decide", "content/flows/pick", "content/blocks", "templates/assets"],
]
REPOSITORY = [
    *((file, "pipe") for file in ("", "/HEAD", "/config", "/packed-refs", "/index", "/objects/info/alternates")),
    *(("/HEAD", kind) for kind in ("socket", "link to itself", "link to a device", "huge")),
    ("", "link to itself"),
]


@pytest.fixture(autouse=True)
def with_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are read as for everybody."""
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)


def ended(root: Path, *command: str) -> Result:
    """Run a command that has to end; one that waits for ever fails here, and does not stop all other tests."""

    def stop(number: int, frame: object) -> None:
        raise AssertionError(f"{' '.join(command)} waits for ever")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(120)
    try:
        return run_builder(root, *command)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def reported(place: str, done: Result) -> bool:
    """True if an error names a place, and what to do there."""
    error = rf"^{re.escape(place)}: error\[[\w-]+\]: .+\n(?:.+\n)*?  fix: .+"
    return re.search(error, done.stdout, re.MULTILINE) is not None


@pytest.mark.parametrize("kind", [kind for kind in ODD if kind != "file"])
def test_in_the_place_of_files(kind: str, tmp_path: Path) -> None:
    """`check` names each place and what to do, `build` writes nothing, and `diff` goes on."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", FILES)])
    places = PLACES[:-3] if kind == "folder" else PLACES  # a folder of templates takes the place of nothing
    for place in places:
        put(root / place, kind)
    done = ended(root, "check")
    assert [] == [place for place in places if not reported(place, done)], done.stdout
    assert 1 == done.exit_code
    assert 1 == ended(root, "build", "--out", str(tmp_path / "site")).exit_code
    assert not (tmp_path / "site").exists()
    assert 0 == ended(root, "diff", "HEAD").exit_code
    assert "root:" not in done.stdout


@pytest.mark.parametrize("kind", ["pipe", "link to itself", "link to a folder outside", "file"])
@pytest.mark.parametrize("places", FOLDERS)
def test_in_the_place_of_folders(places: list[str], kind: str, tmp_path: Path) -> None:
    """The same for folders."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", FILES)])
    for place in places:
        put(root / place, kind)
    done = ended(root, "check")
    expected = [place for place in places if not (kind == "file" and place.startswith("templates/"))]
    assert [] == [place for place in expected if not reported(place, done)], done.stdout
    assert 1 == ended(root, "build").exit_code
    assert 0 == ended(root, "diff", "HEAD").exit_code
    assert ended(root, "flow", "diff", "pick", "HEAD").exit_code in (0, 1, 2)


@pytest.mark.parametrize("kind", ["link to itself", "pipe", "socket", "file", "link to nowhere", "link to a device"])
def test_in_the_place_of_the_content_or_root(kind: str, tmp_path: Path) -> None:
    """There is nothing to work on, which is wrong usage."""
    put(tmp_path / "content", kind)
    put(tmp_path / "root", kind)
    for root in (tmp_path, tmp_path / "root"):
        done = ended(root, "check")
        assert (2, "") == (done.exit_code, done.stdout)


def test_content_that_leads_elsewhere(tmp_path: Path) -> None:
    """It is refused by whatever reads it."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", FILES)])
    write_files(tmp_path / "other", {**FILES})
    put(root / "content", "pipe")
    (root / "content").unlink()
    (root / "content").symlink_to(tmp_path / "other/content")
    assert "content: error[symlink]: this link leads out of the content" in ended(root, "check").stdout
    assert "content/ cannot be read: this link leads out of" in ended(root, "diff", "HEAD").stderr
    assert 0 != ended(root, "flow", "diff", "pick", "HEAD").exit_code
    assert 0 != ended(root, "flow", "run", "pick").exit_code


@pytest.mark.parametrize(("file", "kind"), REPOSITORY)
def test_in_the_place_of_a_file_of_git(file: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning at once, as for every history that cannot be read; commands that need one end with what to do."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("BUILDER_GIT_TIMEOUT", "2")
    root = make(tmp_path / "kb", [Commit("2026-11-20", FILES)])
    put(root / f".git{file}", kind)
    checked, compared = ended(root, "check"), ended(root, "diff", "HEAD")
    assert 0 == checked.exit_code
    assert re.search(r"content: warning\[(un|)(read|damaged)-history\]: .+\n(?:.*\n)*?  fix: .+", checked.stdout)
    assert compared.exit_code in (1, 2)
    assert compared.stderr


@pytest.mark.parametrize("what", ["branch", "object"])
def test_a_git_that_waits_for_ever(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended when it has said nothing for a time that can be set, be it at once or in the middle."""
    monkeypatch.setenv("BUILDER_GIT_TIMEOUT", "1")
    root = make(tmp_path / "kb", [Commit("2026-11-20", FILES)])
    file = "refs/heads/main"
    if what == "object":
        blob = git(root, "rev-parse", f"HEAD:{A}")
        file = f"objects/{blob[:2]}/{blob[2:]}"
        for pack in (root / ".git/objects/pack").glob("*.pack"):
            pack.rename(tmp_path / pack.name)
            pack.with_suffix(".idx").unlink()
            git(root, "unpack-objects", "-q", stdin=(tmp_path / pack.name).read_bytes())
    put(root / ".git" / file, "pipe")
    checked = ended(root, "check")
    assert "git gave no answer" in checked.stdout
    assert ("warning[slow-history]" in checked.stdout) == (what == "branch")
    compared = ended(root, "diff", "HEAD")
    assert ("git gave no answer" in compared.stderr) == (what == "branch")
