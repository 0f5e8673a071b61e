"""A site is never written where it would replace what it is made from, or a repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.write.manifest import MARKER, manifest_of
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files

BASE: dict[str, str | bytes] = {
    "kb/content/site.yaml": "title: A\n",
    "kb/content/articles/decide/go.md": ARTICLE,
    "kb/.git/HEAD": "ref: refs/heads/main\n",
    "other/.git/HEAD": "ref: refs/heads/main\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base, with a `.builder` in every folder around and in it that claims all of it for a build."""
    for folder in (".", "kb", "kb/content", "kb/templates", "kb/.git", "kb/content/articles"):
        inside = {name for name in BASE if folder == "." or name.startswith(f"{folder}/")}
        names = [os.path.relpath(name, folder) for name in inside]
        write_files(tmp_path / folder, {MARKER: manifest_of(names)})
    return write_files(tmp_path, BASE) / "kb"


@pytest.fixture
def unclaimed(root: Path) -> Path:
    """The knowledge base alone."""
    for marker in root.parent.rglob(MARKER):
        marker.unlink()
    return root


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("kb", "contains the knowledge base itself"),
        (".", "contains the knowledge base itself"),
        ("kb/content/..", "contains the knowledge base itself"),
        ("here", "contains the knowledge base itself"),
        ("here/kb", "contains the knowledge base itself"),
        ("/", "is the whole disk"),
        ("kb/content", "is inside content/"),
        ("kb/content/articles/new", "is inside content/"),
        ("words/new", "is inside content/"),
        ("kb/templates", "is inside templates/"),
        ("kb/templates/new", "is inside templates/"),
        ("kb/.git", "is inside .git/"),
        ("kb/.git/new", "is inside .git/"),
        ("other/.git/new", "is inside a git repository's own folder"),
        ("kb/site", "is itself a built site"),
    ],
)
@pytest.mark.parametrize("command", ["build", "clean"])
def test_refused(root: Path, out: str, said: str, command: str) -> None:
    """Whatever a `.builder` says there, nothing is changed, and a message says what to do."""
    (root.parent / "here").symlink_to(".")
    (root.parent / "words").symlink_to("kb/content")
    before = _everything(root.parent)
    refused = run_builder(root, command, "--out", str(root.parent / out))
    assert (refused.exit_code, _everything(root.parent)) == (2, before)
    assert said in refused.stderr


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("loop", "a link points to itself; remove it, or choose another --out"),
        ("loop/site", "a link points to itself; remove it, or choose another --out"),
        ("link", "is a link; name the folder it leads to, or choose another --out"),
        ("dangling", "is a link; name the folder it leads to, or choose another --out"),
        ("file", "is not a folder; choose another --out"),
        ("file/site", "a file is where a folder is needed; choose another --out"),
        ("a" * 300, "File name too long"),
    ],
)
def test_what_no_folder_can_be(unclaimed: Path, out: str, said: str) -> None:
    """Odd outputs get a message, and leave everything as it was."""
    (unclaimed.parent / "loop").symlink_to("loop")
    (unclaimed.parent / "link").symlink_to("other")
    (unclaimed.parent / "dangling").symlink_to("nowhere")
    (unclaimed.parent / "file").write_text("mine")
    before = _everything(unclaimed.parent)
    refused = run_builder(unclaimed, "build", "--out", str(unclaimed.parent / out))
    assert (refused.exit_code in (1, 2), _everything(unclaimed.parent)) == (True, before)
    assert said in refused.stderr


def _everything(folder: Path) -> dict[Path, object]:
    return {
        child: "link" if child.is_symlink() else child.is_file() and child.read_bytes() for child in folder.rglob("*")
    }


def test_content_that_is_a_link(tmp_path: Path) -> None:
    """The targets of a knowledge base's links are part of it: the output may not hold them either."""
    root = write_files(tmp_path, {"texts/content/articles/decide/go.md": ARTICLE, "kb/readme": ""}) / "kb"
    (root / "content").symlink_to("../texts/content")
    write_files(tmp_path / "texts", {MARKER: manifest_of(["content/articles/decide/go.md"])})
    before = read_files(tmp_path)
    refused = run_builder(root, "build", "--out", str(tmp_path / "texts"))
    assert (refused.exit_code, read_files(tmp_path)) == (2, before)
    assert "contains the knowledge base itself" in refused.stderr


def test_mount_point(unclaimed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be exchanged; a folder in it can."""
    out = unclaimed.parent / "mounted"
    out.mkdir()
    monkeypatch.setattr("os.path.ismount", lambda place: str(place) == str(out))
    refused = run_builder(unclaimed, "build", "--out", str(out))
    assert (refused.exit_code, list(out.iterdir())) == (2, [])
    assert f"cannot be replaced by a new site; choose a folder in it, like --out {out}/site" in refused.stderr
    assert run_builder(unclaimed, "build", "--out", str(out / "site")).exit_code == 0


def test_the_usual_places(unclaimed: Path) -> None:
    """In the knowledge base, beside it, and below folders that are missing still."""
    for out in ("kb/site", "site", "a/b/site", "kb/contents"):
        for _ in range(2):
            assert run_builder(unclaimed, "build", "--out", str(unclaimed.parent / out)).exit_code == 0
