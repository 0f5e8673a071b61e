"""The manifest: the file `.builder` in a built site, which lists every file that the build wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from builder.load.plain_files import WELL_KNOWN

MARKER = ".builder"
"""The name of the manifest. In sites of earlier versions, this file lists nothing."""
_NOTE = "Written by builder. The next build replaces the files that are listed here, and deletes no others."
_HIDDEN_OF_OURS = ".nojekyll"


def manifest_of(files: Iterable[str]) -> bytes:
    """The manifest of a site with these files. Paths are relative to the site."""
    return json.dumps({"note": _NOTE, "files": sorted(files)}, indent=0, ensure_ascii=False).encode()


def listed_in(site: Path) -> frozenset[str] | None:
    """The files that a site's manifest lists; None if its `.builder` is not a manifest. Raises `OSError`.

    Entries that no build writes are ignored: files outside the site, and hidden ones like `.git/HEAD`.
    """
    try:
        files = json.loads((site / MARKER).read_bytes())["files"]
        return frozenset(filter(_can_be_ours, files))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _can_be_ours(file: object) -> bool:
    if not isinstance(file, str):
        return False
    parts = file.removeprefix(f"{WELL_KNOWN}/").split("/")
    return file == _HIDDEN_OF_OURS or not any(part.startswith(".") or not part for part in parts)
