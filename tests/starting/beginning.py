"""`builder init` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli import main


def init(folder: Path, *options: str) -> Result:
    """Run `builder init` where there is no knowledge base."""
    return CliRunner().invoke(main, ["init", str(folder), *options], catch_exceptions=False)
