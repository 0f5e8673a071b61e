"""A digest of this program: another one makes other things of the same content."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path


def digest_of_text(data: bytes) -> bytes:
    """A digest of the bytes of an article."""
    return blake2b(data, digest_size=16).digest()


READERS = ("markdown_it_py", "mdit_py_plugins", "pyyaml")
"""The libraries that read content."""
SOURCES = (".py", ".yaml")
"""The suffixes of the files that say what this program does, besides its templates."""


@cache
def libraries() -> list[str]:
    """The folders of the libraries that are there, which are named after their versions; nothing of them is loaded."""
    folders = [Path(folder) for folder in dict.fromkeys(sys.path) if folder and Path(folder).is_dir()]
    return sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - names are enough


@cache
def program_digest() -> bytes:
    """Of its sources, of the libraries that read content, and of Python.

    The bytes are read each time: a checkout can change a file and leave its time as it was.
    """
    versions = [name for name in libraries() if name.lower().replace("-", "_").startswith(READERS)]
    digest = blake2b("\0".join((sys.version, *versions)).encode(), digest_size=16)
    package = Path(__file__).resolve().parent.parent
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "templates", "skeletons"))
        for name in sorted(name for name in names if name.endswith(SOURCES)):
            data = Path(folder, name).read_bytes()
            digest.update(f"{os.path.relpath(folder, package)}/{name}\0{len(data)}\0".encode() + data)
    return digest.digest()
