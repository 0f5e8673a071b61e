"""Files as links in one folder name them, and the file that was meant."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence


class RelativeNames(Collection[str]):
    """Files as they are written in a folder, made only where somebody goes through them."""

    def __init__(self, folder: str, files: Collection[str]) -> None:
        self._folder = folder
        self._files = files

    def __iter__(self) -> Iterator[str]:
        return (posixpath.relpath(file, self._folder) for file in self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, name: object) -> bool:
        return any(name == other for other in self)


def first_in(folder: str, files: Sequence[str]) -> str:
    """The first of some sorted files that is in a folder, or the empty string."""
    place = bisect_left(files, f"{folder}/")
    return files[place] if place < len(files) and files[place].startswith(f"{folder}/") else ""


def meant(path: str) -> str:
    """A suggestion for something that is no path at all."""
    if path.startswith("www."):
        return f"write `https://{path}`"
    if "@" in path and "/" not in path:
        return f"write `mailto:{path}`"
    return "write `/` for each `\\`" if "\\" in path else ""


def seen_from(source: str, file: str, link: str) -> str:
    """The same link as it is written in the file `source`, where it was written in `file`."""
    path, mark, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    return ("" if target == source else posixpath.relpath(target, posixpath.dirname(source))) + mark + anchor
