"""A lock, so that one build at a time writes into a folder."""

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
"""Seconds to wait for another build. Writing takes a few."""
_PAUSE = 0.05


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Wait until no other build writes into a folder, and lock it. Yields True if it is locked. Raises `TimeoutError`.

    The folder itself is locked, so no lock file is left behind, and the system unlocks it however this process ends.
    Windows and some network file systems cannot lock a folder.
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
    """Lock the folder. Returns False if the system cannot."""
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
