"""Programs that are killed, and what is left of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Python with these arguments in a session of its own, of which nothing is left in the end."""
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            for id_ in {process.pid, *alive_in(process.pid)}:
                with suppress(ProcessLookupError):
                    os.kill(id_, signal.SIGKILL)


def end(process: subprocess.Popen[str], number: signal.Signals) -> int:
    """Send a signal; the exit code, once the process and every other one of its session have ended."""
    process.send_signal(number)
    code = process.wait(20)
    until = time.monotonic() + 20
    while left := alive_in(process.pid):
        assert time.monotonic() < until, f"{len(left)} processes outlive the one that started them"
        time.sleep(0.01)
    return code


def alive_in(session: int) -> list[int]:
    """The ids of the processes of a session that have not ended."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, _group, own = file.read_text().rpartition(")")[2].split()[:4]
            if int(own) == session and state != "Z":
                found.append(int(file.parent.name))
    return found
