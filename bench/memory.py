"""The memory of a process and of those that it began, each with its share of common pages (Linux only, else 0)."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks; a look at many processes takes a few milliseconds."""


def megabytes_of(pid: int) -> float:
    """The proportional set size (PSS) of a process and its descendants, in megabytes."""
    kilobytes = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError, StopIteration, ValueError):
            if _descends(int(status.parent.name), pid):
                lines = (status.parent / "smaps_rollup").read_text("ascii").splitlines()
                kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1e3


class Watch:
    """Looks at the memory of a process again and again until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self.most = 0.0
        self._pid, self._done = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._done.wait(EVERY):
            self.most = max(self.most, megabytes_of(self._pid))

    def stop(self) -> float:
        """The most that there was, in megabytes."""
        self._done.set()
        self._thread.join()
        return self.most


def _descends(pid: int, ancestor: int) -> bool:
    while pid not in (0, ancestor):
        lines = Path(f"/proc/{pid}/status").read_text("utf-8", "replace").splitlines()
        pid = next(int(line.split()[1]) for line in lines if line.startswith("PPid:"))
    return pid == ancestor
