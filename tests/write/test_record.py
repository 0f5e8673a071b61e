"""A record tells the files that are still as a build left them; whatever is odd about it makes it worth nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from builder.load.left_files import PageKey
from builder.write.record import (
    Record,
    Written,
    digest_of,
    forget_all_but,
    read_note,
    read_record,
    state_of,
    write_record,
)


def test_there_and_back(tmp_path: Path) -> None:
    """The record belongs to the tree, wherever that is moved."""
    tree = tmp_path / "tree"
    tree.mkdir()
    files = {"index.html": Written(digest_of(b"a"), (1, 2, 3, 4), PageKey("value", "short"))}
    record = Record(files, "a note", "assets/1/")
    write_record(tmp_path, tree, record)
    site = tree.rename(tmp_path / "site")
    assert read_record(tmp_path, site) == record
    assert read_note(tmp_path, site) == "a note"


DAMAGED = [
    "",
    "{",
    "[]",
    "[" * 9999,
    '{"format": 0, "note": "", "assets": "", "files": {}}',
    '{"format": 5, "files": {}}',
    '{"format": 5, "note": "", "assets": "", "files": {"a": 1}}',
    '{"format": 5, "note": "", "assets": "", "files": {"a": ["b", [1, 2], ["", ""]]}}',
    '{"format": 5, "note": "", "assets": "", "files": {"a": ["b", [1, 2, 3, "x"], ["", ""]]}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_record(tmp_path: Path, text: str) -> None:
    """Cut off, of another program, or nonsense."""
    (tmp_path / f"{tmp_path.stat().st_ino}.json").write_text(text)
    assert read_record(tmp_path, tmp_path) == Record()


def test_records_of_trees_that_are_gone(tmp_path: Path) -> None:
    """They go too, so that nothing grows."""
    trees = [tmp_path / name for name in "ab"]
    for tree in trees:
        tree.mkdir()
        write_record(tmp_path, tree, Record())
    forget_all_but(tmp_path, (trees[0], tmp_path / "missing"))
    assert [file.name for file in tmp_path.glob("*.json")] == [f"{trees[0].stat().st_ino}.json"]


def test_the_state_of_a_file(tmp_path: Path) -> None:
    """It changes with every change, even if the size and the time of the content are made to look the same."""
    file = tmp_path / "a"
    assert state_of(str(file)) is None
    file.write_text("one")
    before = state_of(str(file))
    assert before
    os.utime(file, ns=(0, before[2]))
    assert state_of(str(file)) != before or before[3] == file.stat().st_ctime_ns
    assert state_of(str(file / "inside")) is None
    assert json.loads(json.dumps(before)) == list(before)
