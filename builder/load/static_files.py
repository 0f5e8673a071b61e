"""Find the files that a publisher wants at addresses of their own, such as those in `.well-known/`."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from functools import partial

from builder.load.files import Files
from builder.load.plain_files import WELL_KNOWN
from builder.load.storage import Child

FOLDER = "content/static"
MAX_BYTES = 10_000_000
"""Of one of them; git and readers have to carry it."""
_ODD = re.compile(r"[^A-Za-z0-9._~-]")
"""Every character that an address would have to escape (RFC 3986, 2.3)."""


def read_static(files: Files) -> dict[str, bytes]:
    """The files by their address below the base address. What cannot be published is reported in `files`."""
    found: dict[str, bytes] = {}
    waiting = [FOLDER] if files.exists(FOLDER) else []
    while waiting:
        for file, child in _children(files, waiting.pop()):
            if child.is_dir():
                waiting.append(file)
            elif (data := files.recalled(("static", file), [file], partial(_read, file=file))) is not None:
                found[file.removeprefix(f"{FOLDER}/")] = data
    return dict(sorted(found.items()))


def _children(files: Files, folder: str) -> Iterator[tuple[str, Child]]:
    """The children of a folder that can be published."""
    for file, child in files.entries(folder):
        odd = _ODD.search(child.name)
        if odd:
            named = "a space" if odd[0] == " " else f"`{odd[0]}`"
            message = f"this cannot be part of an address as it is: its name has {named} in it"
            files.problem(
                file, "odd-name", message, "rename it, with letters from a to z, digits, `.`, `-`, `_` or `~`"
            )
        else:
            yield file, child
    if folder == FOLDER and WELL_KNOWN in files.names(folder):
        file = f"{folder}/{WELL_KNOWN}"
        child = files.storage.at(file)
        files.listed.add(file)
        if files.is_plain(child, file):
            yield file, child


def _read(files: Files, file: str) -> bytes | None:
    """The bytes of a file, unless that is reported."""
    try:
        return files.storage.read(file, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            fix = f"make it smaller, or publish it elsewhere; the limit is {MAX_BYTES // 1_000_000} MB"
            files.problem(file, "too-long", "this file is too large to be published", fix)
        else:
            files.problem(
                file, "unreadable", f"this file cannot be read: {error.strerror}", "check that you may read it"
            )
        return None
