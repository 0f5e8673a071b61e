"""Compiled templates, which take longer to compile than to fill.

A process keeps all of them, as for a preview. Those of the program are kept for the next process, too: beside the
modules of this package, where Python keeps these compiled, so that nobody who could not change the program can change
what of it is run. Templates of a knowledge base are compiled in each process.
"""

from __future__ import annotations

import importlib.util
import marshal
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from builder.load.program import libraries, program_digest
from builder.load.template_files import PACKAGED

FOLDER = Path(importlib.util.cache_from_source(__file__)).parent
_DIGEST = 16


class CompiledTemplates(BytecodeCache):
    """Gives what was compiled from the very same text, by the same program and libraries, in the same folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file for a template of the program; for any other one, its path."""
        ours = filename and Path(filename) == PACKAGED / name
        return f"{name.replace('/', '-')}.{sys.implementation.cache_tag}.code" if ours else f"{name}|{filename}"

    def get_source_checksum(self, source: str) -> str:
        """A digest of the text and of everything that compiles it."""
        return blake2b(_compiler() + source.encode(errors="surrogateescape"), digest_size=_DIGEST).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of this very text, if anything."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum)) or self._read(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; on disk only where that can be."""
        self._kept[bucket.key, bucket.checksum] = bucket.code
        if _is_ours(bucket):
            code = marshal.dumps(bucket.code)
            with suppress(OSError):  # whatever is there then, or is read halfway, has another digest
                (self._folder / bucket.key).write_bytes(bytes.fromhex(bucket.checksum) + _digest_of(code) + code)

    def _read(self, bucket: Bucket) -> CodeType | None:
        """The code that an earlier process made of the same; None where there is none, or not all of it."""
        if not _is_ours(bucket):
            return None
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return None
        code = data[2 * _DIGEST :]
        if data[: 2 * _DIGEST] != bytes.fromhex(bucket.checksum) + _digest_of(code):
            return None
        read: CodeType = marshal.loads(code)
        self._kept[bucket.key, bucket.checksum] = read
        return read


def _is_ours(bucket: Bucket) -> bool:
    return "|" not in bucket.key


def _digest_of(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


@cache
def _compiler() -> bytes:
    return f"{PACKAGED}\0{libraries()}\0".encode(errors="surrogateescape") + program_digest()
