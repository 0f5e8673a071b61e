"""Run Pagefind's program over the records of pages, and read the index that it writes.

The program is a binary in the package `pagefind_bin`. It works on folders, so both are temporary; it is started in one
of them and without variables of its own, so that no settings of anybody else are read.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.write.signals import cleaned_up_on_sigterm

PATIENCE = 1800
"""Seconds after which a program that says nothing is ended; 10,000 pages take less than a hundredth of it."""
SUFFIXES = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
WITHOUT = "or build without the search: `builder build --no-search`"
TRY_ANOTHER = f"install version 1.5.2 (`python3 -m pip install pagefind_bin==1.5.2`), {WITHOUT}"
_LICENCE = Path(__file__).with_name("pagefind-licence.txt")


class SearchIndexError(Exception):
    """There is no index; the message says why, and what to do."""


def pagefind_version() -> str:
    """The version of the installed package, which decides what an index looks like. Raises `SearchIndexError`."""
    from importlib.metadata import PackageNotFoundError, version  # reads mail headers with a module for mail

    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        raise SearchIndexError(
            f"the package pagefind_bin, which makes the index for the search, is not installed; install it "
            f"(`python3 -m pip install pagefind_bin`), {WITHOUT}"
        ) from None


def run_pagefind(records: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the index of some records, by name; each record is an HTML file. Raises `SearchIndexError`."""
    with cleaned_up_on_sigterm(), tempfile.TemporaryDirectory(prefix="builder-search-") as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        try:
            _write(records, pages)
            _run([str(_program()), "--site", str(pages), "--output-path", str(index)], Path(folder))
            return _read(index)
        except OSError as error:
            raise SearchIndexError(f"the index for the search could not be made ({error}); {_AGAIN}") from error


_AGAIN = f"install pagefind_bin again (`python3 -m pip install --force-reinstall pagefind_bin`), {WITHOUT}"


def _program() -> Path:
    pagefind_version()
    from pagefind_bin import get_executable

    program: Path = get_executable()
    return program


def _run(command: list[str], folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=PATIENCE, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise SearchIndexError(f"Pagefind did not end within {PATIENCE} seconds; try again, {WITHOUT}") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        last = f": {said[-1].strip()}" if said else ""
        raise SearchIndexError(f"Pagefind ended with {done.returncode}{last}; {_AGAIN}")


def _write(records: Mapping[str, bytes], folder: Path) -> None:
    for name, html in records.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html)


def _read(folder: Path) -> dict[str, bytes]:
    """The files that a reader's browser needs: not the programs for other pages, nor languages that no page has."""
    entry = json.loads((folder / ENTRY).read_bytes())
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    names = sorted(_names(folder))
    wanted = [name for name in names if name.endswith(SUFFIXES) or name in {ENTRY, SCRIPT, *engines}]
    return {name: (folder / name).read_bytes() for name in wanted} | {"LICENSE.txt": _LICENCE.read_bytes()}


def _names(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
