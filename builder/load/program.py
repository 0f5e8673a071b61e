"""A digest of this program: another one makes other things of the same content."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import markdown_it
import mdit_py_plugins
import yaml


def digest_of_text(data: bytes) -> bytes:
    """A digest of the bytes of an article."""
    return blake2b(data, digest_size=16).digest()


SOURCES = (".py", ".yaml")
"""The suffixes of the files that say what this program does, besides its templates."""


@cache
def program_digest() -> bytes:
    """Of its sources, of the libraries that read content, and of Python.

    The bytes are read each time: a checkout can change a file and leave its time as it was.
    """
    versions = (sys.version, markdown_it.__version__, mdit_py_plugins.__version__, yaml.__version__)
    digest = blake2b("\0".join(versions).encode(), digest_size=16)
    package = Path(__file__).resolve().parent.parent
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "templates", "skeletons"))
        for name in sorted(name for name in names if name.endswith(SOURCES)):
            data = Path(folder, name).read_bytes()
            digest.update(f"{os.path.relpath(folder, package)}/{name}\0{len(data)}\0".encode() + data)
    return digest.digest()
