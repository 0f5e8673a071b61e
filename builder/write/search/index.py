"""The index for the search, made anew only when the indexed words changed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from gzip import BadGzipFile
from pathlib import Path

from builder.load.cache_folder import cache_folder
from builder.write.search.pagefind import TRY_ANOTHER, SearchIndexError, pagefind_version, run_pagefind
from builder.write.search.smaller import FORM, smaller

KEPT = 4
"""So many indexes are kept, the newest; each is that of some state of some knowledge base."""


def search_index(records: Mapping[str, bytes], folder: str, *, cache: bool) -> dict[str, bytes]:
    """The files of the index of these records, by name below `folder`; none without records.

    Raises `SearchIndexError`.
    """
    index = _index_of(records, cache=cache) if records else {}
    return {f"{folder}{name}": data for name, data in index.items()}


def _index_of(records: Mapping[str, bytes], *, cache: bool) -> dict[str, bytes]:
    """The files of the index, by name.

    The same records give the same bytes, so an index that is kept is as good as a new one. One that cannot be read or
    written is as good as none.
    """
    folder = cache_folder("search") if cache else None
    key = _key(records)
    kept = _read_kept(folder / key) if folder else None
    if kept is not None:
        return kept
    try:
        files = smaller(run_pagefind(records))
    except (ValueError, KeyError, IndexError, EOFError, BadGzipFile, zlib.error) as error:
        version = pagefind_version()
        raise SearchIndexError(
            f"the index of pagefind_bin {version} cannot be read ({error}); {TRY_ANOTHER}"
        ) from error
    if folder:
        with suppress(OSError):
            _keep(folder, key, files)
    return files


def _key(records: Mapping[str, bytes]) -> str:
    """A digest of everything that the index depends on."""
    digest = hashlib.sha256(f"{pagefind_version()} {FORM}".encode())
    for name, html in sorted(records.items()):
        digest.update(f"\0{name}\0{len(html)}\0".encode() + html)
    return digest.hexdigest()


def _read_kept(file: Path) -> dict[str, bytes] | None:
    """The files of an index that is kept, if it is whole."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        entry = json.loads(head)
        if entry["digest"] != hashlib.sha256(body).hexdigest():
            return None
        files, start = {}, 0
        for name, length in entry["files"]:
            files[str(name)] = body[start : start + length]
            start += length
        os.utime(file)
        return files
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, key: str, files: Mapping[str, bytes]) -> None:
    """Store an index in one file, and forget the oldest ones."""
    body = b"".join(files.values())
    sizes = [(name, len(data)) for name, data in files.items()]
    head = {"digest": hashlib.sha256(body).hexdigest(), "files": sizes}
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(head).encode() + b"\n" + body)
    Path(name).replace(folder / key)
    by_age = sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in by_age[KEPT:]:
        old.unlink()
