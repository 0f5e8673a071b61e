"""The spare is brought up to date and exchanged with the site; only what differs is written."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.write import write_site as writing
from builder.write.manifest import MARKER, manifest_of
from builder.write.spare import folder_of
from builder.write.write_site import remove_site, write_site
from tests.knowledge_bases import read_files, write_files
from tests.write.killed import end, started

FIRST = {"index.html": b"one", "gone/index.html": b"gone", "same/index.html": b"same"}
SECOND = {"index.html": b"two", "came/index.html": b"came", "same/index.html": b"same"}
STOPS = """
import sys, time
from pathlib import Path
import builder.write.spare as spare
import builder.write.write_site as write

def stop(*_):
    print("now", flush=True)
    time.sleep(60)

setattr(spare if hasattr(spare, sys.argv[1]) else write, sys.argv[1], stop)
write.write_site({"index.html": b"new", "a/index.html": b"new"}, Path(sys.argv[2]), spare=True)
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site with a spare: it was written twice."""
    write(FIRST, tmp_path / "site")
    return write(FIRST, tmp_path / "site")


def write(files: dict[str, bytes], out: Path) -> Path:
    """Write a site, and see that it is right and that nothing but its spare is beside it."""
    write_site(files, out, spare=True)
    assert read_files(out) == {**files, MARKER: manifest_of(files)}
    assert sorted(child.name for child in out.parent.iterdir()) == ["site", "site.spare"]
    assert len(list(folder_of(out).glob("*.json"))) <= 2
    return out


def inodes(out: Path) -> dict[str, int]:
    """The inode of each file."""
    return {file.relative_to(out).as_posix(): file.stat().st_ino for file in out.rglob("*.html")}


def test_only_what_differs_is_written(out: Path) -> None:
    """Two trees take turns, and a file that stays the same stays the same file in each."""
    one, other = inodes(out), inodes(folder_of(out) / "tree")
    write(SECOND, out)
    assert inodes(out)["same/index.html"] == other["same/index.html"]
    assert inodes(folder_of(out) / "tree") == one
    write(FIRST, out)
    assert inodes(out) == one


def test_an_open_file_never_changes(out: Path) -> None:
    """A reader who is slow gets the whole of the old file, however many builds there are meanwhile."""
    with (out / "index.html").open("rb") as reader:
        assert reader.read(1) == b"o"
        for files in (SECOND, FIRST, SECOND):
            write(files, out)
        assert reader.read() == b"ne"


def other_words(tree: Path) -> None:
    """Other words of the same length, with the time of the old ones."""
    before = (tree / "same/index.html").stat()
    (tree / "same/index.html").write_bytes(b"SAME")
    os.utime(tree / "same/index.html", ns=(before.st_atime_ns, before.st_mtime_ns))


def another_file(tree: Path) -> None:
    """A copy in the place of the file."""
    (tree / "copy").write_bytes(b"SAME")
    (tree / "copy").rename(tree / "same/index.html")


def a_file_less(tree: Path) -> None:
    """A file is deleted."""
    (tree / "same/index.html").unlink()


def a_folder_less(tree: Path) -> None:
    """A folder is deleted."""
    a_file_less(tree)
    (tree / "same").rmdir()


def litter(tree: Path) -> None:
    """A file manager has looked into it."""
    (tree / "same/.DS_Store").write_bytes(b"x")
    (tree / "empty/empty").mkdir(parents=True)


def no_record(tree: Path) -> None:
    """The records are gone."""
    for file in tree.parent.glob("*.json"):
        file.unlink()


def bad_records(tree: Path) -> None:
    """The records are nonsense."""
    for file in tree.parent.glob("*.json"):
        file.write_text("{")


def no_tree(tree: Path) -> None:
    """The tree is gone."""
    shutil.rmtree(tree)


def nothing(tree: Path) -> None:
    """The folder is empty."""
    shutil.rmtree(tree.parent)
    tree.parent.mkdir()


@pytest.mark.parametrize(
    "touch", [other_words, another_file, a_file_less, a_folder_less, litter, no_record, bad_records, no_tree, nothing]
)
def test_a_spare_that_somebody_touched(out: Path, touch: Callable[[Path], None]) -> None:
    """A file that somebody touched is made anew."""
    touch(folder_of(out) / "tree")
    write(SECOND, out)
    write(FIRST, out)


def test_a_file_of_somebody_in_the_spare(out: Path) -> None:
    """The tree is moved aside with it, and stays."""
    (folder_of(out) / "tree/same/notes.txt").write_bytes(b"mine")
    write_site(SECOND, out, spare=True)
    assert read_files(out).keys() == {*SECOND, MARKER}
    assert [file.read_bytes() for file in out.parent.glob("site.old-*/same/notes.txt")] == [b"mine"]


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": "mine"},
        {".gitignore": "*\n", "notes.txt": "mine"},
        {".gitignore": "*\n", "tree": "x"},
        {".gitignore": "x\n"},
    ],
)
def test_somebody_has_that_name(tmp_path: Path, files: dict[str, str]) -> None:
    """A folder that is only called alike stays, and the site is written without a spare."""
    mine = write_files(tmp_path / "site.spare", dict(files))
    before = read_files(mine)
    for files_ in (FIRST, SECOND):
        write_site(files_, tmp_path / "site", spare=True)
        assert read_files(tmp_path / "site").keys() == {*files_, MARKER}
    assert read_files(mine) == before


def test_a_link_has_that_name(tmp_path: Path) -> None:
    """It is not followed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site.spare").symlink_to("elsewhere")
    write_site(FIRST, tmp_path / "site", spare=True)
    assert read_files(tmp_path / "site").keys() == {*FIRST, MARKER}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_files_become_folders_and_back(out: Path) -> None:
    """Whatever was in the way is gone first."""
    for files in ({"a": b"1"}, {"a": b"1"}, {"a/b/c": b"2"}, {"a/b": b"3"}, {"a": b"1"}, {"A/b/c": b"2"}):
        write(files, out)


def test_systems_that_cannot_exchange(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trees change places by way of a third name."""
    monkeypatch.setattr(sys, "platform", "darwin")
    write(SECOND, out)
    write(FIRST, out)


def test_systems_that_cannot_lock(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds at once must not share a spare; it stays as it is."""
    before = read_files(folder_of(out))
    monkeypatch.setattr("builder.write.lock._lock", lambda *_: False)
    write_site(SECOND, out, spare=True)
    assert read_files(out).keys() == {*SECOND, MARKER}
    assert read_files(folder_of(out)) == before


def test_a_spare_that_may_not_be_changed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Like one that another user made."""

    def refused(*_: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(writing, "bring_up_to_date", refused)
    write(SECOND, out)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("step", ["_delete", "_fill", "write_record", "_exchange", "forget_all_but"])
def test_killed_while_writing(step: str, number: signal.Signals, out: Path) -> None:
    """The old site or the new one is there, and the next builds are right and leave nothing."""
    before = read_files(out)
    with started("-c", STOPS, step, out) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        assert end(process, number) == -number
    assert (read_files(out) == before) == (step != "forget_all_but")
    for files in (SECOND, FIRST, SECOND):
        write(files, out)


def test_the_spare_goes_with_the_site(out: Path) -> None:
    """Also where a build was killed half way."""
    no_record(folder_of(out) / "tree")
    assert remove_site(out) == [out, folder_of(out)]
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("seed", range(3))
def test_random_builds(seed: int, tmp_path: Path) -> None:
    """Sites that grow, shrink and change, with somebody who touches the spare now and then."""
    draw = random.Random(seed)
    names = [f"{a}/{b}/index.html" for a in "abc" for b in "abc"] + ["index.html", "a/x", "b"]
    for _ in range(15):
        chosen = draw.sample(names, draw.randrange(1, len(names)))
        files = {name: bytes([draw.randrange(97, 100)]) for name in chosen if not (name == "b" and "b/" in str(chosen))}
        write(files or {"index.html": b"x"}, tmp_path / "site")
        tree = folder_of(tmp_path / "site") / "tree"
        if tree.is_dir() and draw.random() < 0.3:
            for file in list(tree.rglob("*.html"))[:2]:
                file.write_bytes(b"!")
