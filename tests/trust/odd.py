"""Put something odd in the place of a file or folder."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # an address of a socket has at most 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(here)


def _file(path: Path) -> None:
    path.write_text("x", "utf-8")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000_000)


def _linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD: dict[str, Callable[[Path], None]] = {
    "pipe": _pipe,
    "socket": _socket,
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nowhere": _linked("no-such-thing"),
    "link to a device": _linked("/dev/zero"),
    "link to a file outside": _linked("/etc/passwd"),
    "link to a folder outside": _linked("/etc"),
    "huge": _huge,
    "folder": lambda path: path.mkdir(),
    "file": _file,
}
"""Things that anybody can make."""


def put(path: Path, kind: str) -> None:
    """Put it there, whatever was there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    ODD[kind](path)
