"""The output folder is exchanged in one step, or stays as it was.

Rooms: builder/write.
"""

from __future__ import annotations

import ctypes
import errno
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.write.manifest import manifest_of
from builder.write.write_site import MARKER, NotOursError, _exchange, write_site
from tests.knowledge_bases import read_files, write_files

PAGES = {"index.html": b"old", "gone/index.html": b"old"}
OLD = {f"site/{name}": content for name, content in {**PAGES, MARKER: manifest_of(PAGES)}.items()}
NEW = {"index.html": b"new", "decide/go/index.html": b"new too"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site from an earlier build; nothing else is in its parent folder."""
    write_files(tmp_path, dict(OLD))
    return tmp_path / "site"


def below(site: Path) -> dict[str, bytes]:
    """The files of the site but for the manifest, which lists them; nothing else may be beside it."""
    assert [child.name for child in site.parent.iterdir()] == [site.name]
    files = read_files(site)
    assert files.pop(MARKER) == manifest_of(files)
    return files


def test_first_build(tmp_path: Path) -> None:
    """The folder and its parents are made."""
    out = tmp_path / "a/b/site"
    write_site(NEW, out)
    assert below(out) == NEW
    assert out.stat().st_mode & 0o777 == 0o755


def test_exchange(site: Path) -> None:
    """The old files are gone, also those that no new page replaces."""
    write_site(NEW, site)
    assert below(site) == NEW


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """`mkdir site` first does no harm."""
    (tmp_path / "site").mkdir()
    write_site(NEW, tmp_path / "site")
    assert below(tmp_path / "site") == NEW


def test_exchange_is_atomic(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux the folder is never missing: it is neither renamed nor removed, but exchanged by the system."""

    def never(*_: object) -> None:
        raise AssertionError("renamed")

    monkeypatch.setattr(Path, "rename", never)
    write_site(NEW, site)
    assert below(site) == NEW


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EPERM])
def test_system_that_cannot_exchange(code: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file system need not know how; then the old folder is renamed away."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(code))
    write_site(NEW, site)
    assert below(site) == NEW


def test_system_that_fails_to_exchange(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any other reason is an error, and the old site stays."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        write_site(NEW, site)
    assert read_files(site.parent) == OLD


def test_failing_second_rename(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new folder cannot take the place of the old one, the old one comes back."""
    monkeypatch.setattr(sys, "platform", "darwin")
    rename = Path.rename

    def once(folder: Path, target: Path) -> Path:
        if ".new-" in folder.name:
            raise OSError(errno.EIO, "Input/output error")
        return rename(folder, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(OSError, match="Input/output error"):
        write_site(NEW, site)
    assert read_files(site.parent) == OLD


def test_disk_that_fills_up(site: Path) -> None:
    """The system writes what still fits and says nothing; the old site stays all the same."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="No space left"):
            write_site({"index.html": b"x" * 1500}, site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert read_files(site.parent) == OLD


def test_two_pages_in_one_place(site: Path) -> None:
    """A page is never written over another one."""
    with pytest.raises(FileExistsError):
        write_site({f"./{MARKER}": b"new"}, site)
    assert read_files(site.parent) == OLD


def test_what_appears_while_a_site_is_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's file that comes between the look at the old site and its end is not deleted with it."""

    def late(staged: Path, out: Path) -> None:
        (out / "gone/notes.txt").write_text("mine")
        _exchange(staged, out)

    monkeypatch.setattr("builder.write.write_site._exchange", late)
    write_site(NEW, site)
    assert [file.read_text() for file in site.parent.glob("site.new-*/gone/notes.txt")] == ["mine"]
    assert read_files(site).keys() == {*NEW, MARKER}


def a_file(out: Path) -> None:
    """Put a file where the site should be."""
    out.write_text("mine")


def a_foreign_folder(out: Path) -> None:
    """Put a folder with something in it there."""
    write_files(out, {"notes.txt": "mine"})


def a_link(out: Path) -> None:
    """Put a link to another site there."""
    write_files(out.parent, {"other/index.html": "mine", f"other/{MARKER}": ""})
    out.symlink_to("other")


def a_broken_link(out: Path) -> None:
    """Put a link that leads nowhere there."""
    out.symlink_to("nowhere")


def a_marker_that_is_a_folder(out: Path) -> None:
    """Put a folder there that only looks like a site."""
    write_files(out, {f"{MARKER}/notes.txt": "mine"})


@pytest.mark.parametrize("prepare", [a_file, a_foreign_folder, a_link, a_broken_link, a_marker_that_is_a_folder])
def test_what_was_not_built_is_never_replaced(prepare: Callable[[Path], None], tmp_path: Path) -> None:
    """Anything but a missing folder, an empty one or a site of ours is refused, before anything is written."""
    out = tmp_path / "site"
    prepare(out)
    before = {child: child.is_symlink() for child in tmp_path.rglob("*")}
    with pytest.raises(NotOursError, match="choose another --out"):
        write_site(NEW, out)
    assert {child: child.is_symlink() for child in tmp_path.rglob("*")} == before


class Library:
    """A C library whose `renameat2` fails with one reason."""

    def __init__(self, code: int) -> None:
        self.code = code

    def renameat2(self, *_: object) -> int:
        """Fail."""
        ctypes.set_errno(self.code)
        return -1
