"""The store gives back what was kept, or nothing: whatever happens to its file, a build is right, at worst slow."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.load.store import NAME, KeptValues, open_store

VALUES = {bytes([number]) * 16: bytes([number]) * 3000 for number in range(1, 30)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a store with some values."""
    file = tmp_path / "cache" / NAME
    KeptValues(file).keep(VALUES.items())
    assert KeptValues(file).recall(VALUES) == VALUES
    return file


def test_values_that_are_not_kept(file: Path) -> None:
    """They are left out; so is everything, where there is no file."""
    assert KeptValues(file).recall([b"x", next(iter(VALUES))]).keys() == {next(iter(VALUES))}
    assert KeptValues(file.parent / "missing").recall(VALUES) == {}
    KeptValues(file.parent / "missing").keep([])
    assert not (file.parent / "missing").exists()


def cut_off(file: Path) -> None:
    """The end is missing."""
    os.truncate(file, file.stat().st_size // 2)


def no_database(file: Path) -> None:
    """It is something else."""
    file.write_bytes(b"not a database" * 1000)


def empty(file: Path) -> None:
    """Nothing is in it."""
    file.write_bytes(b"")


def other_bytes(file: Path) -> None:
    """A part of it is lost."""
    data = bytearray(file.read_bytes())
    data[8192:-8192] = b"\0" * (len(data) - 16384)
    file.write_bytes(data)


def other_values(file: Path) -> None:
    """Somebody changed the values."""
    with sqlite3.connect(file) as database:
        database.execute("UPDATE kept SET value = 'x' WHERE rowid % 2")
        database.execute("UPDATE kept SET value = value || 'x' WHERE rowid % 2 = 0")
    database.close()


def other_table(file: Path) -> None:
    """Somebody's table has its name."""
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE kept (a, b)")
    database.close()


def a_folder(file: Path) -> None:
    """A folder has its name."""
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [cut_off, no_database, empty, other_bytes, other_values, other_table, a_folder])
def test_damage(file: Path, damage: Callable[[Path], None]) -> None:
    """No wrong value is given, and soon the store works again."""
    damage(file)
    for _ in range(2):
        found = KeptValues(file).recall(VALUES)
        assert found.items() <= VALUES.items()
        KeptValues(file).keep(VALUES.items())
    assert KeptValues(file).recall(VALUES) == (VALUES if damage not in (other_table, a_folder) else {})


def test_a_store_that_is_locked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another build writes: this one does not wait long, and does without."""
    monkeypatch.setattr("builder.load.store.WAIT", 0.01)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert KeptValues(file).recall(VALUES) == {}
    KeptValues(file).keep([(b"new", b"new")])
    other.execute("ROLLBACK")
    other.close()
    assert KeptValues(file).recall([*VALUES, b"new"]) == VALUES


def test_a_full_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps nothing that does not fit."""
    connect = KeptValues._connect

    def small(store: KeptValues) -> sqlite3.Connection:
        database = connect(store)
        database.execute("PRAGMA max_page_count = 40")
        return database

    monkeypatch.setattr(KeptValues, "_connect", small)
    KeptValues(file).keep([(b"new", b"x" * 1_000_000)])
    assert KeptValues(file).recall([*VALUES, b"new"]) == VALUES


def test_a_store_that_may_only_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read."""
    connect = KeptValues._connect

    def read_only(store: KeptValues) -> sqlite3.Connection:
        database = connect(store)
        database.execute("PRAGMA query_only = ON")
        return database

    monkeypatch.setattr(KeptValues, "_connect", read_only)
    KeptValues(file).keep([(b"new", b"new")])
    assert KeptValues(file).recall([*VALUES, b"new"]) == VALUES
    assert stat.S_ISREG(file.stat().st_mode)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """Its place is taken by a file."""
    (tmp_path / "cache").write_text("")
    KeptValues(tmp_path / "cache" / NAME).keep(VALUES.items())
    assert KeptValues(tmp_path / "cache" / NAME).recall(VALUES) == {}


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    """The store has a bound, and forgets what was not used for the longest time; no clock is asked."""
    store, numbers = KeptValues(tmp_path / NAME, most=200_000), [number.to_bytes(2) for number in range(200)]
    for number in numbers:
        assert store.recall([numbers[0]]).keys() == ({numbers[0]} if number != numbers[0] else set())
        store.keep([(number, b"x" * 4000)])
    there = store.recall(numbers)
    assert numbers[-1] in there
    assert numbers[0] in there
    assert numbers[1] not in there
    assert (tmp_path / NAME).stat().st_size < 400_000


def test_a_value_that_never_fits(tmp_path: Path) -> None:
    """Then the store is empty."""
    store = KeptValues(tmp_path / NAME, most=20_000)
    store.keep([(b"a", b"x" * 100_000)])
    assert store.recall([b"a"]) == {}


def test_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home has no store."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError()))
    assert open_store() is None
