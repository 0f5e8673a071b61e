"""Look whether a site is as its build left it, without reading it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.write.contents import contents_of, locked_folder
from builder.write.leftovers import clear_leftovers
from builder.write.lock import alone_in
from builder.write.manifest import MARKER, manifest_of
from builder.write.record import Written, read_note, read_record, state_of
from builder.write.spare import folder_of, is_ours, parents


@dataclass(frozen=True, slots=True)
class SiteAsLeft:
    """A site in which nothing has changed since it was built."""

    note: str
    """The note that its build left."""
    sizes: Mapping[str, int]
    """The bytes of each file."""


def site_as_left(out: Path, is_wanted: Callable[[str], bool]) -> SiteAsLeft | None:
    """The site in `out`; None if its note is not wanted, or if anything in it may have changed."""
    out, folder = out.absolute(), folder_of(out.absolute())
    if out.is_symlink() or not out.is_dir() or not is_ours(folder):
        return None
    try:
        with alone_in(out.parent) as alone:
            if not alone:
                return None
            clear_leftovers(out)
            note = read_note(folder, out)
            if not note or not is_wanted(note):
                return None
            record = read_record(folder, out)
            if record.note != note or not is_as_left(out, record.files):
                return None
    except OSError:
        return None
    return SiteAsLeft(record.note, {name: file.state[1] for name, file in record.files.items()})


def is_as_left(out: Path, files: Mapping[str, Written]) -> bool:
    """True if these files are there as they were written, and nothing else. Raises `OSError`."""
    found = contents_of(out)
    if found.foreign or set(found.ours) != files.keys():
        return False
    if set(found.folders) != {parent for name in files for parent in parents(name)}:
        return False
    if locked_folder(out, found.folders):  # a build would say so
        return False
    if (out / MARKER).read_bytes() != manifest_of(files):
        return False
    return all(state_of(f"{out}/{name}") == file.state for name, file in files.items())
