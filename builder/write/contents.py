"""The files in an output folder: ours, which a build may delete, and other people's, which it never does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.text.counted import plural
from builder.write.manifest import MARKER, listed_in
from builder.write.unlisted import looks_built

NAMED = 3
"""Number of foreign files that a message names."""
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""Files that file managers add by themselves to a folder that somebody looks at."""


class NotOursError(Exception):
    """The folder cannot be the output, or cannot be deleted. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a folder, by path relative to it."""

    ours: list[str] = field(default_factory=list)
    """Files that a build wrote, without the manifest."""
    foreign: list[str] = field(default_factory=list)
    """Files that no build wrote, links, and repositories."""
    folders: list[str] = field(default_factory=list)
    """Each after the folder that contains it."""


def contents_of(site: Path) -> Contents:
    """List a built site, or the remains of one. Links are not followed. Raises `OSError`."""
    is_ours = _judge(site)
    found, base = Contents(), str(site)
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{base}/{prefix}") as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.name.lower() == ".git":
                    found.foreign.append(name)
                elif entry.is_dir(follow_symlinks=False):
                    found.folders.append(name)
                    waiting.append(f"{name}/")
                elif name == MARKER and entry.is_file(follow_symlinks=False):
                    continue
                else:
                    ours = entry.is_file(follow_symlinks=False) and (entry.name in _LITTER or is_ours(name))
                    (found.ours if ours else found.foreign).append(name)
    found.foreign.sort()
    return found


def _judge(site: Path) -> Callable[[str], bool]:
    """A function that tells by a file's name if a build wrote it."""
    if not _has_marker(site):
        return lambda _: False
    listed = listed_in(site)
    return partial(looks_built, site) if listed is None else listed.__contains__


def _has_marker(site: Path) -> bool:
    return (site / MARKER).is_file() and not (site / MARKER).is_symlink()


def check_ours(out: Path) -> None:
    """Raise `NotOursError` unless the folder is missing, empty, or a built site and nothing else."""
    if out.is_symlink():
        raise NotOursError(f"{out} is a link; name the folder it leads to, or choose another --out")
    if not out.exists():
        return
    if not out.is_dir():
        raise NotOursError(f"{out} is not a folder; choose another --out")
    if not _has_marker(out):
        if others := sorted(child.name for child in out.iterdir() if child.name not in _LITTER):
            why = f"contains files that builder did not write ({_some(others)})"
            raise NotOursError(f"{out} {why}; choose another --out, or empty it yourself")
        return
    found = contents_of(out)
    if found.foreign:
        raise NotOursError(_refusal(out, found.foreign))
    locked = locked_folder(out, found.folders)
    if locked is not None:
        raise NotOursError(f"you may not delete the files in {locked}; ask its owner, or choose another --out")


def locked_folder(site: Path, folders: Iterable[str]) -> Path | None:
    """The first folder of a site in which this user may not delete files."""
    places = (str(site), *(f"{site}/{name}" for name in folders))
    return next((Path(place) for place in places if not os.access(place, os.W_OK | os.X_OK)), None)


def _refusal(out: Path, foreign: list[str]) -> str:
    files = f"{plural(len(foreign), 'file')} ({_some(foreign)})"
    if any(name.rpartition("/")[2].lower() == ".git" for name in foreign):
        return f"{out} contains a git repository; choose another --out, and copy the site from there"
    if listed_in(out) is None:
        return (
            f"{out} was built by an earlier version of builder, which did not list its own files, and {files} may be "
            "yours; look through it and delete it yourself, or choose another --out"
        )
    return f"{out} contains {files} that builder did not write; move or delete what is yours, or choose another --out"


def _some(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")


def remove(site: Path) -> bool:
    """Delete the files that a build wrote, then empty folders, and the manifest last. Returns True if nothing is left.

    If this is interrupted, the rest can still be recognised as ours. Raises `OSError`.
    """
    found = contents_of(site)
    for name in found.ours:
        (site / name).unlink()
    for name in reversed(found.folders):
        with suppress(OSError):  # something in it is not ours
            (site / name).rmdir()
    if any(child.name != MARKER for child in site.iterdir()):
        return False
    (site / MARKER).unlink(missing_ok=True)
    site.rmdir()
    return True
