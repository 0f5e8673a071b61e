"""The memory of a preview: what is recalled is what would be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.load.memory import YOUNG, Memory


def kept(memory: Memory, *files: Path, depends: tuple[object, ...] = ()) -> None:
    """Keep a value for some files as they are now."""
    memory.keep("key", memory.look(files), "value", depends)


@pytest.mark.parametrize("age", [0, YOUNG * 2], ids=["young", "old"])
def test_change_is_noticed(tmp_path: Path, age: int) -> None:
    """Of words, of the names in a folder, and of a file that is gone."""
    file = tmp_path / "a.md"
    file.write_text("One.")
    memory = Memory(lambda: file.stat().st_ctime_ns + age)
    kept(memory, file, tmp_path)
    assert memory.recall("key", [file, tmp_path]) == (True, "value")
    file.write_text("Two, longer.")
    assert memory.recall("key", [file, tmp_path]) == (False, None)
    kept(memory, file, tmp_path)
    (tmp_path / "b.md").touch()
    assert memory.recall("key", [file, tmp_path]) == (False, None)
    file.unlink()
    assert memory.recall("key", [file]) == (False, None)


def test_second_change_with_the_same_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes within one step of the clock: the bytes decide while the first is young."""
    file = tmp_path / "a.md"
    file.write_text("One.")
    monkeypatch.setattr("builder.load.memory._stamp", lambda _: (1, 2, 3, 4, 5))
    memory = Memory(lambda: 5)
    kept(memory, file)
    file.write_text("Two.")
    assert memory.recall("key", [file]) == (False, None)


def test_folder_with_a_link_is_not_kept(tmp_path: Path) -> None:
    """A folder stays the same while the target of a link in it changes."""
    (tmp_path / "link.md").symlink_to("elsewhere.md")
    memory = Memory()
    kept(memory, tmp_path)
    assert memory.recall("key", [tmp_path]) == (False, None)


def test_value_rests_on_others() -> None:
    """On the very same objects, and on as many."""
    memory, blocks = Memory(), ["equal"]
    kept(memory, depends=(blocks,))
    assert memory.recall("key", [], (blocks,)) == (True, "value")
    assert memory.recall("key", [], (["equal"],)) == (False, None)
    assert memory.recall("key", []) == (False, None)


def test_what_is_gone_is_forgotten() -> None:
    """Of one kind only."""
    memory = Memory()
    for key in (("article", "a"), ("article", "b"), ("flow", "a")):
        memory.keep(key, (), os.sep)
    memory.forget_all_but([("article", "a")], "article")
    known = [memory.recall(key, [])[0] for key in (("article", "a"), ("article", "b"), ("flow", "a"))]
    assert known == [True, False, True]
