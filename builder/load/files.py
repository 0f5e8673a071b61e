"""Find and read the files of a knowledge base, never outside its content."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder.load.fields import SLUG, slug_hint
from builder.load.located import UNPRINTABLE
from builder.load.places import Places
from builder.problems import Location, Problem

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
MAX_BYTES = 2_000_000
"""More than any text of a knowledge base needs."""
_HIDDEN = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swo|tmp|bak|orig)|4913|Thumbs\.db|desktop\.ini", re.DOTALL)
"""What editors and file managers leave behind."""


class Files:
    """The files below the root of one knowledge base, by their path relative to it."""

    def __init__(self, root: Path, found: list[Problem]) -> None:
        self.root = root.resolve()
        self.found = found
        self.listed: set[str] = set()
        """Every file and folder that `entries` has come upon."""
        self.unread: set[str] = set()
        """Those that could not be read, which has been reported."""

    def problem(self, file: str, check: str, message: str, fix: str, why: str = "") -> None:
        """Report a problem of a whole file."""
        self.found.append(Problem(Location(file), check, message, fix, why))

    def exists(self, file: str) -> bool:
        """Whether there is such a file, and it was not refused."""
        return file in self.listed and file not in self.unread

    def entries(self, folder: str) -> Iterator[tuple[str, Path]]:
        """What a folder holds, sorted by name, without what editors leave behind and what leads elsewhere."""
        try:
            children = sorted((self.root / folder).iterdir(), key=lambda child: child.name)
        except OSError as error:
            fix = "check that it is there and that you may open it"
            self.problem(folder, "unreadable", f"this folder cannot be read: {error.strerror}", fix)
            self.unread.add(folder)
            return
        for child in children:
            file = f"{folder}/{child.name}"
            if _HIDDEN.fullmatch(child.name):
                continue
            self.listed.add(file)
            if self.is_plain(child, file):
                yield file, child
            else:
                self.unread.add(file)

    def is_plain(self, child: Path, file: str) -> bool:
        """Whether this is a file or folder of the content, and not something else or somewhere else."""
        try:
            file.encode()
        except UnicodeEncodeError:
            name = os.fsencode(file).decode("utf-8", "backslashreplace")
            self.problem(name, "odd-name", "the name of this file is not UTF-8", "rename it")
            return False
        if child.is_symlink() and not self._stays_inside(child, file):
            return False
        if child.is_file() or child.is_dir():
            return True
        self.problem(file, "stray-file", "this is neither a file nor a folder", "move it elsewhere")
        return False

    def _stays_inside(self, link: Path, file: str) -> bool:
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):
            self.problem(file, "symlink", "this link leads nowhere", "remove it, or put what it should show here")
            return False
        if target.is_relative_to(self.root / "content"):
            return True
        why = "what is published must come from the folder content/ alone"
        self.problem(file, "symlink", "this link leads out of the content", "put what it leads to here itself", why)
        return False

    def read_text(self, file: str) -> str | None:
        """The text of a UTF-8 file, without byte order mark and with plain line ends; None where it cannot be read."""
        data = self._read_bytes(file)
        if data is None:
            return None
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            text = _plain_lines(data.decode())
        except UnicodeDecodeError as error:
            before = _plain_lines(data[: error.start].decode())
            message = f"this file is not UTF-8: the byte 0x{data[error.start]:02x} is no character in it"
            fix = "save it with the encoding UTF-8 in your editor"
            self.found.append(Problem(_end_of(before, file), "encoding", message, fix))
            return None
        unprintable = UNPRINTABLE.search(text)
        if unprintable:
            where = _end_of(text[: unprintable.start()], file)
            message = f"a character that cannot be shown (U+{ord(unprintable.group()):04X}) stands here"
            self.found.append(Problem(where, "encoding", message, "delete it"))
            return None
        return text

    def _read_bytes(self, file: str) -> bytes | None:
        """The bytes of a file; None, and a problem, where it cannot be read."""
        try:
            if (self.root / file).stat().st_size > MAX_BYTES:
                fix = f"split it; the limit is {MAX_BYTES // 1_000_000} MB"
                self.problem(file, "too-long", "this file is too long to be read", fix)
                return None
            return (self.root / file).read_bytes()
        except OSError as error:
            fix = "check that you may read it"
            self.problem(file, "unreadable", f"this file cannot be read: {error.strerror}", fix)
            return None

    def check_name(self, file: str, what: str) -> bool:
        """Whether the name of a folder, or of a file without its `.md` or `.yaml`, can stand in an address."""
        name = PurePosixPath(file)
        stem = name.stem if (self.root / file).is_file() else name.name
        if SLUG.fullmatch(stem):
            return True
        fix = f"rename it: {slug_hint(stem)}"
        self.problem(file, "odd-name", f"the name of this {what} cannot stand in an address", fix)
        return False


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str, file: str) -> Location:
    return Places(text, Location(file, 1)).at(len(text))
