"""Find and read the files of a knowledge base, never outside its root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder.load.fields import SLUG, slug_hint
from builder.problems import Location, Problem

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_HIDDEN = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swo|tmp|bak|orig)|4913|Thumbs\.db|desktop\.ini")
"""What editors and file managers leave behind."""


class Files:
    """The files below the root of one knowledge base, by their path relative to it."""

    def __init__(self, root: Path, found: list[Problem]) -> None:
        self.root = root.resolve()
        self.found = found

    def problem(self, file: str, check: str, message: str, fix: str, why: str = "") -> None:
        """Report a problem of a whole file."""
        self.found.append(Problem(Location(file), check, message, fix, why))

    def exists(self, file: str) -> bool:
        """Whether there is such a file."""
        return (self.root / file).is_file()

    def entries(self, folder: str) -> Iterator[tuple[str, Path]]:
        """What a folder holds, sorted by name, without what editors leave behind and what leads out of the root."""
        try:
            children = sorted((self.root / folder).iterdir(), key=lambda child: child.name)
        except OSError as error:
            self.problem(
                folder, "unreadable", f"this folder cannot be read: {error.strerror}", "check that it is there"
            )
            return
        for child in children:
            file = f"{folder}/{child.name}"
            if not _HIDDEN.fullmatch(child.name) and self._stays_inside(child, file):
                yield file, child

    def _stays_inside(self, child: Path, file: str) -> bool:
        if not child.is_symlink():
            return True
        try:
            target = child.resolve(strict=True)
        except (OSError, RuntimeError):
            self.problem(file, "symlink", "this link leads nowhere", "remove it, or put the file itself here")
            return False
        if target.is_relative_to(self.root):
            return True
        why = "what is published must come from the knowledge base alone"
        self.problem(file, "symlink", "this link leads out of the knowledge base", "put the file itself here", why)
        return False

    def read_text(self, file: str) -> str | None:
        """The text of a UTF-8 file, without byte order mark and with plain line ends; None where it cannot be read."""
        data = self.read_bytes(file)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            where = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            message = f"this file is not UTF-8: the byte 0x{data[error.start]:02x} is no character"
            self.found.append(Problem(where, "encoding", message, "save it as UTF-8 in your editor"))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def read_bytes(self, file: str) -> bytes | None:
        """The bytes of a file; None, and a problem, where it cannot be read."""
        try:
            return (self.root / file).read_bytes()
        except OSError as error:
            fix = "check that it is there and that you may read it"
            self.problem(file, "unreadable", f"this file cannot be read: {error.strerror}", fix)
            return None

    def check_name(self, file: str, what: str) -> bool:
        """Whether the name of a file or folder can stand in an address."""
        name = PurePosixPath(file).name
        stem = name.removesuffix(".md")
        if SLUG.fullmatch(stem):
            return True
        fix = f"rename it: {slug_hint(stem)}"
        self.problem(file, "odd-name", f"the name `{name}` of this {what} cannot stand in an address", fix)
        return False
