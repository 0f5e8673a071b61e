"""`builder init` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from builder.commands.main import main

COMMIT = "0123456789abcdef0123456789abcdef01234567"
ENGINE = f"attend-or-cancel @ git+https://example.org/advice.git@{COMMIT}"
"""The line of a program that is found on the web."""


def init(folder: Path, *options: str) -> Result:
    """Run `builder init` where there is no knowledge base; with `ENGINE`, where no option says anything else."""
    return init_by_itself(folder, *(options or ("--engine", ENGINE)))


def init_by_itself(folder: Path, *options: str) -> Result:
    """The same without an option that it was not given, so that it finds out by itself which program it is."""
    return CliRunner().invoke(main, ["init", str(folder), *options], catch_exceptions=False)
