"""Run a program from start to end, and say how long it took and how much memory it had."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.memory import Watch

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program."""

    seconds: float
    megabytes: float
    """The most memory that it and the processes it began had at once (PSS, looked at five times a second)."""
    worked: float
    """The seconds that processors worked for it and for the processes it began; other work disturbs them less."""


def python(
    arguments: Sequence[str], output: Path | None = None, more: Mapping[str, str] | None = None, ends_with: int = 0
) -> Run:
    """Run Python on the project, a whole process; what it prints goes to a file, if one is given.

    The program is compiled beforehand, as it is where it was installed.
    """
    compileall.compile_dir(ROOT / "builder", quiet=1)
    return program([sys.executable, *arguments], ROOT, more, output, ends_with)


def program(
    command: Sequence[str],
    folder: Path,
    more: Mapping[str, str] | None = None,
    output: Path | None = None,
    ends_with: int = 0,
) -> Run:
    """Run a program in a folder, a whole process, with more in its environment; it must end with this exit code."""
    environment = {**os.environ, **(more or {})}
    with (
        open(output or os.devnull, "wb") as file,  # noqa: PTH123 - os.devnull is no Path
        tempfile.TemporaryFile() as warnings,
    ):
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=file, stderr=warnings)
        watch = Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != ends_with:
            warnings.seek(0)
            said = warnings.read().decode("utf-8", "replace")
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{said}")
    largest = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(seconds, watch.stop() or largest, usage.ru_utime + usage.ru_stime)


def summary(name: str, runs: Sequence[Run]) -> str:
    """The median time of the runs, their range, for how long processors worked, and the most memory."""
    times = sorted(run.seconds for run in runs)
    worked, memory = median(run.worked for run in runs), max(run.megabytes for run in runs)
    span = f"({times[0]:.2f} to {times[-1]:.2f})"
    return f"{name:<22} {median(times):6.2f} s   {span}   processors {worked:5.2f} s   {memory:5.0f} MB"


def verdict(what: str, measured: float, target: float, unit: str = "") -> str:
    """A measured number beside its target."""
    return f"{what}: {measured:.2f}{unit}, target at most {target:g}{unit}: {'met' if measured <= target else 'MISSED'}"
