"""Write new files: all of them or none."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path


def write_new_files(files: Mapping[Path, str | bytes]) -> None:
    """Write each file, and the folders it needs. Texts are UTF-8 with plain line ends.

    Raises `FileExistsError` if one of the files exists, and `OSError` if the disk refuses. Everything written before is
    removed again.
    """
    made: list[Path] = []
    try:
        for file, content in files.items():
            for folder in reversed([parent for parent in file.parents if not parent.exists()]):
                folder.mkdir()
                made.append(folder)
            with file.open("xb") as opened:
                made.append(file)
                opened.write(content if isinstance(content, bytes) else content.encode())
    except OSError:
        for each in reversed(made):
            with contextlib.suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        raise
