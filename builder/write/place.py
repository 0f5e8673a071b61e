"""Where a site may be written: never where it would replace what it is made from, or a repository."""

from __future__ import annotations

import os
from pathlib import Path

from builder.write.contents import NotOursError
from builder.write.manifest import listed_in

SOURCES = ("content", "templates", ".git")
"""Folders of a knowledge base that hold no site."""


def check_place(root: Path, out: Path) -> None:
    """Raise `NotOursError` where the output would be in the way of something else, whatever it holds.

    Folders are compared as the file system knows them: through links, and in capitals or not. Raises `OSError`.
    """
    place, base = _real(out), _real(root)
    if place == place.parent:
        raise NotOursError(f"{out} is the whole disk; choose another --out")
    for part in SOURCES:
        if _is_within(place, _real(base / part)):
            raise NotOursError(f"{out} is inside {part}/, where no site belongs; choose another --out")
    if any(_is_within(_real(each), place) for each in (base, *(base / part for part in SOURCES))):
        raise NotOursError(f"{out} holds the knowledge base itself; choose another --out")
    if any(part.lower() == ".git" for part in place.parts):
        raise NotOursError(f"{out} is inside a git repository's own folder; choose another --out")
    around = next((folder for folder in place.parents if _is_site(folder)), None)
    if around:
        raise NotOursError(f"{out} is inside {around}, which is a built site itself; choose another --out")
    if os.path.ismount(place):
        raise NotOursError(
            f"{out} is a mount point, which cannot be exchanged with a new site; choose a folder in it, "
            f"like --out {out / 'site'}"
        )


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _is_within(inner: Path, outer: Path) -> bool:
    """Whether a folder is another one or lies in it; both without links, and perhaps missing."""
    return any(folder == outer or _is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_site(folder: Path) -> bool:
    try:
        return listed_in(folder) is not None
    except OSError:
        return False
