"""Explain errors of the system while a site is written or deleted."""

from __future__ import annotations

import errno

_FIXES = {
    errno.EACCES: "check who owns it and that you may write there, or choose another --out",
    errno.EBUSY: "something is mounted there; choose a folder in it as --out",
    errno.EDQUOT: "free some space: while it is written, the disk holds the site twice",
    errno.EEXIST: "a file is where a folder is needed; choose another --out",
    errno.ELOOP: "a link points to itself; remove it, or choose another --out",
    errno.ENAMETOOLONG: "choose a shorter --out",
    errno.ENOSPC: "free some space: while it is written, the disk holds the site twice",
    errno.ENOTDIR: "a file is where a folder is needed; choose another --out",
    errno.EPERM: "check who owns it and that you may write there, or choose another --out",
    errno.EROFS: "this disk can only be read; choose another --out",
    errno.ETIMEDOUT: "wait until it is done, or end it",
}


def refused(error: OSError) -> str:
    """The reason, the file and what to do."""
    reason = error.strerror or str(error)
    where = f": {error.filename}" if error.filename else ""
    fix = _FIXES.get(error.errno or 0, "")
    return f"{reason}{where}" + (f"; {fix}" if fix else "")
