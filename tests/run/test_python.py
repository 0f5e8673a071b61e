"""Accepted versions of Python, and modules missing in them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import environments
from tests.run.programs import write_program


def test_old_python_names_a_newer_one(run: ModuleType, programs: Path) -> None:
    """A Python that is too old is told from one on the PATH that is not."""
    write_program(programs / "python3.12")
    with pytest.raises(run.StopError) as stopped:
        run.check_python((3, 9), "/usr/bin/python3")
    assert str(stopped.value) == (
        "Python 3.11 or newer is needed, and /usr/bin/python3 is 3.9; run it with the one you have: python3.12 run.py"
    )


def test_old_python_says_what_to_install(run: ModuleType, programs: Path) -> None:
    """Without a newer Python, the message says how to get one."""
    with pytest.raises(run.StopError, match="sudo apt install python3 python3-venv"):
        run.check_python((3, 10), "/usr/bin/python3")


def test_this_python_will_do(run: ModuleType) -> None:
    """The Python that runs the tests is new enough, and so is the oldest that is promised."""
    run.check_python(sys.version_info[:2], sys.executable)
    run.check_python((3, 11), sys.executable)


def test_python_without_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python has `venv` and no `ensurepip`: the package to install is named."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(environments.StopError, match=r"no ensurepip.*sudo apt install python3-venv"):
        environments.check_venv()
