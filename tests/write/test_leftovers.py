"""Leftovers of killed builds beside the site go with the next build; neither site is ever lost."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from builder.write.leftovers import leftovers
from builder.write.manifest import MARKER
from builder.write.write_site import write_site
from tests.knowledge_bases import read_files, write_files

OLD, NEW = {"index.html": b"old", "gone/index.html": b"old"}, {"index.html": b"new"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site."""
    write_site(OLD, tmp_path / "site")
    return tmp_path / "site"


def test_the_next_build_removes_them(out: Path) -> None:
    """A new site half written, an old one half deleted, and folders in which nothing was written yet."""
    for name in ("site.new-abcd_123", "site.old-0123abcd"):
        shutil.copytree(out, out.with_name(name))
        (out.with_name(name) / "index.html").unlink()
    out.with_name("site.new-emptyone").mkdir()
    write_files(out.parent, {f"site.new-torn_off/{MARKER}": '{"files": ["ind'})
    write_site(NEW, out)
    assert [child.name for child in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["site.new-notes", "site.new-my_notes", "site.old-my_notes", "sites.new-my_notes"])
def test_what_is_only_called_alike_stays(out: Path, name: str) -> None:
    """A folder of somebody's, a site with something of somebody's in it, and a link."""
    mine = write_files(out.with_name(name), {"mine.txt": "mine"})
    added = out.with_name("site.new-with_mine")
    shutil.copytree(out, added)
    write_files(added, {"mine.txt": "mine"})
    out.with_name("site.new-linked_1").symlink_to("site")
    write_site(NEW, out)
    assert (mine / "mine.txt").exists()
    assert read_files(added).keys() == {*OLD, "mine.txt", MARKER}
    assert out.with_name("site.new-linked_1").is_symlink()
    assert leftovers(out) == []


def test_the_old_site_comes_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a build was killed between moving it away and the new one's coming, even if no new one can be written."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = read_files(out)
    out.rename(out.with_name("site.old-0123abcd"))
    monkeypatch.setattr("builder.write.write_site._fill", full)
    with pytest.raises(OSError, match="No space left"):
        write_site(NEW, out)
    assert read_files(out) == before
    assert [child.name for child in out.parent.iterdir()] == ["site"]
