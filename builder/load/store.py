"""The store: values that were made before, by the digest of everything that they were made from.

It is one SQLite file in the user's folder for caches, shared by all knowledge bases and builds. It can be deleted at
any time. Where it is damaged, locked, full or read-only, or where one of its values is, that is as good as none: the
value is made again. A value is bytes that cannot run, since a store may be shared by machines.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from builder.load.cache_folder import cache_folder

NAME = "store-1.sqlite"
"""Another number whenever its table changes."""
MOST = 1_000_000_000
"""The bytes at which it forgets what was used least recently."""
WAIT = 1.0
"""Seconds to wait for another build that writes."""
_LATELY = 8
"""Builds that change something, after which the use of a value is noted anew."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"
_OLDEST = "DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY used, rowid LIMIT ?)"


class KeptValues:
    """Keeps values in one file. Time is counted in builds, since clocks can jump."""

    def __init__(self, file: Path, most: int = MOST) -> None:
        self._file, self._most = file, most
        self._unused: list[bytes] = []
        """Keys of values whose last use was long ago, and that were used now."""

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are kept and undamaged."""
        found: dict[bytes, bytes] = {}
        if not self._file.is_file():
            return found
        with self._whole(), closing(self._connect()) as database:
            now = _builds(database)
            for key in keys:
                row = database.execute("SELECT used, value FROM kept WHERE key = ?", (key,)).fetchone()
                value = _checked(key, row[1]) if row else None
                if value is None:
                    continue
                found[key] = value
                if not now - _LATELY <= row[0] <= now:
                    self._unused.append(key)
        return found

    def keep(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values, in one step."""
        rows = [(key, zlib.crc32(value, zlib.crc32(key)).to_bytes(4) + value) for key, value in values]
        if not rows:
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._whole(), closing(self._connect()) as database, database:
            database.execute("BEGIN IMMEDIATE")
            database.execute(_SCHEMA)
            now = _builds(database) + 1
            database.execute(f"PRAGMA user_version = {now}")
            database.executemany("UPDATE kept SET used = ? WHERE key = ?", [(now, key) for key in self._unused])
            insert = "INSERT OR REPLACE INTO kept (key, used, value) VALUES (?, ?, ?)"
            database.executemany(insert, [(key, now, value) for key, value in rows])
            _forget_oldest(database, self._most)

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=WAIT)
        database.execute("PRAGMA synchronous = OFF")  # a value that the disk lost is noticed by its checksum
        return database

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do without the store where it cannot be used, and delete it where it is no store."""
        try:
            yield
        except sqlite3.OperationalError:  # locked, full, read-only, or another table
            return
        except (sqlite3.Error, ValueError, TypeError):
            with suppress(OSError):
                self._file.unlink()


def open_store() -> KeptValues | None:
    """The store of this user; None without a place for it."""
    folder = cache_folder()
    return KeptValues(folder / NAME) if folder else None


def _builds(database: sqlite3.Connection) -> int:
    """The number of builds that have changed the store."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _checked(key: bytes, stored: object) -> bytes | None:
    """The value in a row, without its checksum; None where it is damaged."""
    if not isinstance(stored, bytes) or zlib.crc32(stored[4:], zlib.crc32(key)).to_bytes(4) != stored[:4]:
        return None
    return stored[4:]


def _forget_oldest(database: sqlite3.Connection, most: int) -> None:
    """Delete values until the others fit, those first that were not used for the longest time."""
    while _bytes_in(database) > most:
        count = database.execute("SELECT count(*) FROM kept").fetchone()[0]
        if not count:
            return
        database.execute(_OLDEST, (-(-count // 4),))


def _bytes_in(database: sqlite3.Connection) -> int:
    size, pages, free = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (pages - free))
