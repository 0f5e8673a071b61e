"""Write files that are not there yet: all of them, or none."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path


def write_new(files: Mapping[Path, str]) -> None:
    """Write each text, in UTF-8 with plain line ends, to its file; folders are made.

    Raises `FileExistsError` where one of the files is there, and `OSError` where the disk refuses; what had been made
    by then is removed again.
    """
    made: list[Path] = []
    try:
        for file, text in files.items():
            for folder in reversed([parent for parent in file.parents if not parent.exists()]):
                folder.mkdir()
                made.append(folder)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                made.append(file)
                opened.write(text)
    except OSError:
        for each in reversed(made):
            with contextlib.suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        raise
