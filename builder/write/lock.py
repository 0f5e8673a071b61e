"""One build at a time writes into a folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

WAIT = 60.0
"""Seconds to wait for another build, which writes for a few."""
_PAUSE = 0.05


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Keep other builds from writing sites into a folder, once none does; yields whether that is certain.

    The folder itself is locked, so that no file has to lie about; the system unlocks it when this process ends, however
    it ends. Windows cannot do that, nor can some network file systems. Raises `TimeoutError`.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        yield _lock(descriptor, folder)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> bool:
    """Whether the folder could be locked."""
    if sys.platform == "win32":
        return False
    until = time.monotonic() + WAIT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "another build is writing there", str(folder)) from None
            time.sleep(_PAUSE)
        except OSError:
            return False
