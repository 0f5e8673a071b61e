"""Miniature knowledge bases on disk, and the commands on them as a user runs them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from builder.commands.main import main

ROOT = Path(__file__).resolve().parent.parent
"""The whole repository."""
CASES = ROOT / "tests/cases"
ARTICLE = "---\ntitle: Go or not\nsummary: When to go.\n---\nText.\n"


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, which is returned."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, and every empty folder."""
    return {
        str(child.relative_to(folder)): child.read_bytes() if child.is_file() else b""
        for child in folder.rglob("*")
        if child.is_file() or not any(child.iterdir())
    }


def run_builder(root: Path, *arguments: str) -> Result:
    """Run a command on the knowledge base in `root`."""
    return CliRunner().invoke(main, ["--root", str(root), *arguments], catch_exceptions=False)
