"""Small scripts in place of the programs that `run.py` starts."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.knowledge_bases import ROOT

FILE = ROOT / "run.py"


def write_program(file: Path, text: str = "exit 0") -> Path:
    """A shell script that can be run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def record_runs(run: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str = "never") -> list[list[str]]:
    """Start nothing: each command is added to the list that is returned; one with the word `fails` gives 7."""
    commands: list[list[str]] = []

    def start(command: list[str], more: dict[str, str] | None = None) -> int:
        commands.append(command[1:] + [f"{name}={value}" for name, value in (more or {}).items()])
        return 7 if fails in command else 0

    monkeypatch.setattr(run, "run", start)
    monkeypatch.setattr(run, "environment", lambda name: Path(f"python-{name}"))
    return commands
