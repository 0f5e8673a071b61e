"""Starting programs, and their end."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from types import ModuleType

import pytest

from tests.run.programs import FILE, write_program


@pytest.mark.parametrize(("script", "code"), [("exit 0", 0), ("exit 5", 5), ("kill -TERM $$", 143)])
def test_run_gives_the_exit_code(run: ModuleType, tmp_path: Path, script: str, code: int) -> None:
    """A program that a signal ends has the exit code a shell would give it."""
    assert run.run([str(write_program(tmp_path / "program", script))]) == code


def test_program_ends_with_the_script(run: ModuleType, tmp_path: Path) -> None:
    """Who ends `run.py` ends the preview that it started, too."""
    program = write_program(tmp_path / "program", "exec sleep 60")
    before = signal.getsignal(signal.SIGTERM)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    assert run.run([str(program)]) == 143
    assert signal.getsignal(signal.SIGTERM) == before


def test_run_adds_to_the_environment(run: ModuleType, tmp_path: Path) -> None:
    """Programs run in the project's folder, with what is set for them."""
    program = write_program(tmp_path / "program", f'echo "$PWD $CHROMIUM" > {tmp_path}/seen')
    run.run([str(program)], {"CHROMIUM": "mine"})
    assert (tmp_path / "seen").read_text() == f"{FILE.parent} mine\n"
