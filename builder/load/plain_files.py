"""Files as plain as they look: no link, no pipe, no device, no more bytes than expected."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

WELL_KNOWN = ".well-known"
"""The only name with a dot before it that is published (RFC 8615); others are those of editors and systems."""
MAX_BYTES = 2_000_000
"""More than any text of a knowledge base needs."""
_KINDS = (
    (stat.S_ISREG, "file"), (stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Without waiting for somebody to write into a pipe."""


def kind_of(path: Path) -> str:
    """`file`, `folder`, `nothing`, or what else a path leads to, in words."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "a link that leads nowhere" if path.is_symlink() else "nothing"
    except (OSError, RuntimeError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ELOOP or isinstance(error, RuntimeError):
            return "a link that leads to itself"
        return "something that cannot be looked at"
    return next((kind for is_one, kind in _KINDS if is_one(mode)), "something odd")


def read_plain(file: Path, limit: int) -> bytes:
    """The bytes of a file. Raises `OSError`: with `errno.EFBIG` for more than `limit`, with `EINVAL` for no file."""
    with open_plain(file) as opened:
        if os.fstat(opened.fileno()).st_size > limit:
            raise too_big()
        data = opened.read(limit + 1)
    if len(data) > limit:
        raise too_big()
    return data


def open_plain(file: Path) -> IO[bytes]:
    """A file to read, opened without waiting. Raises `OSError`, with `errno.EINVAL` for what is no file."""
    descriptor = os.open(file, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no file", str(file))
    return os.fdopen(descriptor, "rb")


def too_big() -> OSError:
    """The error for more bytes than were asked for."""
    return OSError(errno.EFBIG, os.strerror(errno.EFBIG))
