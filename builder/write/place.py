"""The place of the output: never where it would replace its own sources or a repository."""

from __future__ import annotations

import os
from pathlib import Path

from builder.write.contents import NotOursError
from builder.write.manifest import listed_in

SOURCES = ("content", "templates", ".git")
"""Folders of a knowledge base in which no site belongs."""


def check_place(root: Path, out: Path) -> None:
    """Raise `NotOursError` if a site must not be written to this place, whatever is in it.

    Folders are compared as the file system knows them: links are followed, capitals may not matter. Raises `OSError`.
    """
    place, base = _real(out), _real(root)
    if place == place.parent:
        raise NotOursError(f"{out} is the whole disk; choose another --out")
    for part in SOURCES:
        if _is_within(place, _real(base / part)):
            raise NotOursError(f"{out} is inside {part}/, where no site belongs; choose another --out")
    if any(_is_within(_real(each), place) for each in (base, *(base / part for part in SOURCES))):
        raise NotOursError(f"{out} contains the knowledge base itself; choose another --out")
    if any(part.lower() == ".git" for part in place.parts):
        raise NotOursError(f"{out} is inside a git repository's own folder; choose another --out")
    around = next((folder for folder in place.parents if _is_site(folder)), None)
    if around:
        raise NotOursError(f"{out} is inside {around}, which is itself a built site; choose another --out")
    if os.path.ismount(place):
        raise NotOursError(
            f"{out} is a mount point, which cannot be replaced by a new site; choose a folder in it, "
            f"like --out {out / 'site'}"
        )


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _is_within(inner: Path, outer: Path) -> bool:
    """True if a folder is another one or inside it. Both are free of links and may be missing."""
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
