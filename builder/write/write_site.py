"""Write the site into a folder beside the old one, then exchange the two in one step.

The folder is the spare, which is the site before the last one, or a new one that is deleted afterwards.

On Linux the exchange is atomic (`renameat2` with `RENAME_EXCHANGE`); elsewhere the old site is renamed away and the
new one renamed into its place, and between these two system calls the folder is missing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.load.left_files import NO_KEY, PageKey
from builder.write.contents import NotOursError, check_ours, remove
from builder.write.left_site import Unchanged
from builder.write.leftovers import clear_leftovers, leftovers, new_folder, old_folder
from builder.write.lock import alone_in
from builder.write.manifest import MARKER, manifest_of
from builder.write.record import digest_of, forget_all_but
from builder.write.signals import cleaned_up_on_sigterm
from builder.write.spare import TREE, NewFile, bring_up_to_date, folder_of, is_ours, prepared, remove_spare

__all__ = ["MARKER", "NotOursError", "remove_site", "write_site"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The part of a build that is kept for the next one, and what stays of the last one."""

    note: str = ""
    """A note about the build."""
    keys: Mapping[str, PageKey] = field(default_factory=dict)
    """Digests of everything that a file was made from, where that is known."""
    unchanged: Unchanged = field(default_factory=Unchanged)


def write_site(pages: Mapping[str, bytes], out: Path, *, spare: bool = False, kept: Kept | None = None) -> None:
    """Replace the folder `out` by these files, and those that stay the same. Their paths are relative to it.

    With `spare`, the old site is kept as the spare, for the next build to bring up to date, and the new one is
    recorded.

    Raises `NotOursError` if `out` is a file or contains anything that was not built, `ChangedMeanwhileError` if a file
    that was to stay the same is another one by now, `OSError` if the disk refuses.
    In all cases the old site is unchanged.
    """
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(out.parent) as alone, cleaned_up_on_sigterm():
        if alone:
            clear_leftovers(out)
        check_ours(out)
        kept = kept or Kept()
        if not (alone and spare and _write_spare(pages, out, kept)):
            _write_anew({**pages, **{file: kept.unchanged.read(out, file) for file in kept.unchanged.files}}, out)


def _write_spare(pages: Mapping[str, bytes], out: Path, kept: Kept) -> bool:
    """Write the spare, and keep the old one as such. Returns False if there cannot be one."""
    try:
        found = prepared(out)
        if found is None:
            return False
        folder, there = found
        tree = bring_up_to_date(folder, there, dict(_new_files(pages, out, kept)), kept.note, kept.unchanged.assets)
    except PermissionError:  # like one that another user made
        return False
    _publish(tree, out)
    forget_all_but(folder, (folder / TREE, out))
    return True


def _new_files(pages: Mapping[str, bytes], out: Path, kept: Kept) -> Iterator[tuple[str, NewFile]]:
    """Every file of the new site: those that were made, and those that stay the same."""
    for name, data in pages.items():
        yield name, NewFile(partial(bytes, data), digest_of(data), kept.keys.get(name, NO_KEY))
    for name, left in kept.unchanged.files.items():
        digest = "" if kept.unchanged.renamed else left.digest
        yield name, NewFile(partial(kept.unchanged.read, out, name), digest, kept.keys.get(name, NO_KEY))


def _write_anew(pages: Mapping[str, bytes], out: Path) -> None:
    """Write a new folder, and delete the old one."""
    staged = new_folder(out)
    try:
        _fill(staged, pages)
        staged.chmod(0o755)
        _publish(staged, out)
    finally:
        with suppress(OSError):  # the next build tries again
            remove(staged)


def remove_site(out: Path) -> list[Path]:
    """Delete the site in `out`, its spare and leftovers of interrupted builds. Returns the deleted folders.

    Raises `NotOursError` if `out` contains anything that was not built; then nothing is deleted. Raises `OSError`.
    """
    out = out.absolute()
    with alone_in(out.parent):
        check_ours(out)
        found = [*([out] if out.exists() else []), *leftovers(out)]
        spare = folder_of(out)
        removed = [folder for folder in found if remove(folder)]
        return [*removed, *([spare] if is_ours(spare) and remove_spare(spare) else [])]


def _fill(folder: Path, pages: Mapping[str, bytes]) -> None:
    """Write the files, the manifest first, so that leftovers of a killed build can be recognised."""
    made: set[str] = set()
    base = str(folder)
    for path, content in {MARKER: manifest_of(pages), **pages}.items():
        parent, _, _ = path.rpartition("/")
        if parent not in made:
            os.makedirs(f"{base}/{parent}", exist_ok=True)  # noqa: PTH103 - pathlib costs a tenth of a cold build here
            made.add(parent)
        with open(f"{base}/{path}", "xb", buffering=0) as file:  # noqa: PTH123 - as above
            if file.write(content) < len(content):  # a full disk only reports an error at the next write
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


def _publish(staged: Path, out: Path) -> None:
    """Put the staged folder in the place of the old one, if there is one."""
    if out.exists():
        _exchange(staged, out)
    else:
        staged.rename(out)


def _exchange(staged: Path, out: Path) -> None:
    """Exchange the staged folder with the old one."""
    if sys.platform == "linux" and _exchange_atomically(staged, out):
        return
    aside = old_folder(out)
    try:
        out.rename(aside)
        staged.rename(out)
    except BaseException:
        if aside.exists() and not out.exists():
            aside.rename(out)
        raise
    aside.rename(staged)


def _exchange_atomically(staged: Path, out: Path) -> bool:
    """Exchange them in one step. Returns False if the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(out))
