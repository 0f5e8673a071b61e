"""Write the finished site: staged beside the old one, then exchanged with it in one step.

On Linux the exchange is atomic (`renameat2` with `RENAME_EXCHANGE`); elsewhere the old site is renamed away and the
new one renamed into its place, and between these two system calls the folder is missing.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

MARKER = ".builder"
"""A file in every site that was built, so that no other folder is ever replaced."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotOursError(Exception):
    """The output folder holds something that was not built by this program."""


def write_site(pages: Mapping[str, bytes], out: Path) -> None:
    """Replace the folder `out` by the pages, given by their path below it.

    Raises `NotOursError` where `out` is a file, or holds anything that was not built; nothing is changed then. Raises
    `OSError` where the disk refuses; the old site stays.
    """
    out = out.absolute()
    check_ours(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f"{out.name}.new-", dir=out.parent))
    try:
        _fill(staged, pages)
        staged.chmod(0o755)
        if out.exists():
            _exchange(staged, out)
        else:
            staged.rename(out)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def check_ours(out: Path) -> None:
    """Raise `NotOursError` unless the folder is missing, empty or built by this program."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise NotOursError(f"{out} is not a folder; choose another --out")
    if out.exists() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise NotOursError(f"{out} holds files that builder did not write; choose another --out, or empty it yourself")


def remove_site(out: Path) -> list[Path]:
    """Remove the site in `out`, and what builds that were killed have left beside it; returns what was removed.

    Raises `NotOursError` where `out` holds anything that was not built; nothing is removed then.
    """
    out = out.absolute()
    check_ours(out)
    left = [folder for folder in out.parent.glob(f"{glob.escape(out.name)}.new-*") if (folder / MARKER).is_file()]
    left += [
        folder for folder in out.parent.glob(f"{glob.escape(out.name)}.old-*") if (folder / "site" / MARKER).is_file()
    ]
    removed = [*([out] if out.exists() else []), *sorted(folder for folder in left if not folder.is_symlink())]
    for folder in removed:
        shutil.rmtree(folder)
    return removed


def _fill(folder: Path, pages: Mapping[str, bytes]) -> None:
    made: set[str] = set()
    base = str(folder)
    for path, content in {MARKER: b"This folder is replaced by each build.\n", **pages}.items():
        parent, _, _ = path.rpartition("/")
        if parent not in made:
            os.makedirs(f"{base}/{parent}", exist_ok=True)  # noqa: PTH103 - pathlib costs a tenth of a cold build here
            made.add(parent)
        with open(f"{base}/{path}", "xb", buffering=0) as file:  # noqa: PTH123 - as above
            if file.write(content) < len(content):  # what is full only says so at the next write
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


def _exchange(staged: Path, out: Path) -> None:
    """Put the staged folder in the place of the old one, which then stands in the place of the staged one."""
    if sys.platform == "linux" and _exchange_atomically(staged, out):
        return
    aside = Path(tempfile.mkdtemp(prefix=f"{out.name}.old-", dir=out.parent)) / "site"
    out.rename(aside)
    try:
        staged.rename(out)
    except OSError:
        aside.rename(out)
        raise
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def _exchange_atomically(staged: Path, out: Path) -> bool:
    """Whether the system could exchange the two in one step."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(out))
