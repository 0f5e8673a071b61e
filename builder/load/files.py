"""Find and read the files of a knowledge base, never outside its content."""

from __future__ import annotations

import codecs
import errno
import os
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from builder.load.address_names import address_hint
from builder.load.conflict_markers import conflict_in
from builder.load.fields import SLUG, slug_hint
from builder.load.foreign_files import in_no_section, of_language
from builder.load.located import UNPRINTABLE
from builder.load.memory import Memory
from builder.load.plain_files import MAX_BYTES
from builder.load.positions import Positions
from builder.load.reader import Reader
from builder.load.storage import Child, Disk, Storage
from builder.load.unfinished import unfinished
from builder.problems import Location, Problem, Result
from builder.site import Document
from builder.text.names import composed, is_address_part, is_reserved_on_windows, same_file

T = TypeVar("T")
IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
OTHER_IMAGE_TYPES = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".raw", ".dng", ".eps")
"""Images that browsers do not show."""
MAX_NAME = 200
"""Of an image; file systems allow 255 bytes for a name."""
_HIDDEN = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swo|tmp|bak|orig)|4913|Thumbs\.db|desktop\.ini", re.DOTALL)
"""Temporary and hidden files of editors and file managers."""


class Files(Reader):
    """The files of one knowledge base, by their path relative to its root."""

    def __init__(self, root: Path | Storage, memory: Memory | None = None) -> None:
        """`root` is a folder on disk, or a storage that is read instead; `memory` has what was read of it before."""
        super().__init__()
        self.memory = memory
        self.storage: Storage = Disk(root.resolve()) if isinstance(root, Path) else root
        self.listed: set[str] = set()
        """Every file and folder that `entries` has come upon."""
        self.unread: set[str] = set()
        """Files and folders that could not be read, which has been reported."""
        self.unplaced: list[Document] = []
        """The Markdown of flows that cannot be read as a whole, whose links can be checked all the same."""
        self.drafts: set[str] = set()
        """Folders of flows that say that they are drafts, also of those that cannot be read otherwise."""

    def recalled(
        self, key: Hashable, names: Sequence[str], read: Callable[[Files], T], depends: tuple[object, ...] = ()
    ) -> T:
        """The value that `read` gives, as it was before where nothing that it rests on has changed.

        `names` are the files and folders that it is read from, and `depends` the other values that it rests on. What
        `read` notes in the files it is given is noted here.
        """
        if self.memory is None:
            return read(self)
        paths = [path for name in names for path in self.storage.on_disk(name)]
        known, kept = self.memory.recall(key, paths, depends)
        if not known:
            seen, part = self.memory.look(paths), self._part(names)
            kept = read(part), part
            self.memory.keep(key, seen, kept, depends)
        value: T = kept[0]
        self._absorb(kept[1])
        return value

    def _part(self, names: Sequence[str]) -> Files:
        """Another reader of the same files that knows of these only."""
        part = Files(self.storage)
        part.listed.update(name for name in names if name in self.listed)
        part.unread.update(name for name in names if name in self.unread)
        return part

    def _absorb(self, part: Files) -> None:
        """Note what another reader of the same files has noted."""
        self.listed |= part.listed
        self.unread |= part.unread
        self.unplaced += part.unplaced
        self.drafts |= part.drafts
        self.report(*part.problems)

    def exists(self, file: str) -> bool:
        """True if the file exists and was not refused."""
        return file in self.listed and file not in self.unread

    def entries(self, folder: str) -> Iterator[tuple[str, Child]]:
        """The children of a folder, sorted by name, without temporary files and links that lead elsewhere."""
        try:
            children = sorted(self.storage.children(folder), key=lambda child: child.name)
        except OSError as error:
            fix = "check that it is there and that you may open it"
            self.problem(folder, "unreadable", f"this folder cannot be read: {error.strerror}", fix)
            self.unread.add(folder)
            return
        names: dict[str, str] = {}
        for child in children:
            file = f"{folder}/{child.name}"
            if is_left_behind(child.name):
                continue
            other = names.setdefault(same_file(child.name), file)
            if other != file:
                self._note_twin(file, other)
            self.listed.add(file)
            if self.is_plain(child, file):
                yield file, child
            else:
                self.unread.add(file)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of what a folder holds that is read no further; none if it cannot be read."""
        try:
            return tuple(sorted(child.name for child in self.storage.children(folder)))
        except OSError:
            return ()

    def _note_twin(self, file: str, other: str) -> None:
        """Report two names that macOS or Windows take for one: a copy there would have one of the files only."""
        same_letters = composed(file) == composed(other)
        message = "this name differs from another one only in " + (
            "how its accents are typed, which nobody sees" if same_letters else "capital letters"
        )
        why = "on macOS or Windows both are one file"
        self.problem(
            file, "odd-name", message, "rename one of the two", why, also=((Location(other), "the other one"),)
        )

    def is_plain(self, child: Child, file: str) -> bool:
        """True for a file or folder of the content; anything else is reported."""
        try:
            file.encode()
        except UnicodeEncodeError:
            name = os.fsencode(file).decode("utf-8", "backslashreplace")
            self.problem(name, "odd-name", "the name of this file is not UTF-8", "rename it")
            return False
        refused = self.storage.refusal(child)
        if refused is not None:
            self.problem(file, refused.check, refused.message, refused.fix, refused.why)
        return refused is None

    def read_text(self, file: str) -> Result[str | None]:
        """The text of a UTF-8 file, without byte order mark and with plain line ends; None where it cannot be read."""
        try:
            data = self.storage.read(file, MAX_BYTES).removeprefix(codecs.BOM_UTF8)
        except OSError as error:
            return Result(None, (_unreadable(file, error),))
        try:
            text = _plain_lines(data.decode())
        except UnicodeDecodeError as error:
            before = _plain_lines(data[: error.start].decode())
            message = f"this file is not UTF-8: the byte 0x{data[error.start]:02x} is no character in it"
            fix = "save it with the encoding UTF-8 in your editor"
            return Result(None, (Problem(_end_of(before, file), "encoding", message, fix),))
        unprintable = UNPRINTABLE.search(text)
        if unprintable:
            where = _end_of(text[: unprintable.start()], file)
            message = f"a character that cannot be shown (U+{ord(unprintable.group()):04X}) is here"
            return Result(None, (Problem(where, "encoding", message, "delete it"),))
        conflict = conflict_in(text, file)
        return Result(None, (conflict,)) if conflict else Result(text, tuple(unfinished(text, file)))

    def check_name(self, file: str, what: str) -> bool:
        """True if the name of a folder, or of a file without its `.md` or `.yaml`, can be part of an address."""
        name = PurePosixPath(file)
        stem = name.stem if self.storage.at(file).is_file() else name.name
        any_script = what in ("article", "section")  # any other name is an id
        fits = is_address_part(stem) if any_script else SLUG.fullmatch(stem) is not None
        if fits and not is_reserved_on_windows(stem):
            return True
        message = f"the name of this {what} cannot be part of an address"
        if fits:
            message = f"no file or folder can have the name of this {what} on Windows"
        hint = slug_hint(stem) if not any_script and not fits else address_hint(stem)
        fix = of_language(file) or f"rename it: {hint}"
        self.problem(file, "odd-name", message, fix)
        self.unread.add(file)
        return False

    def check_length(self, file: str) -> bool:
        """True if the name of an image is short enough for what is added to it when it is published."""
        if len(PurePosixPath(file).name.encode()) <= MAX_NAME:
            return True
        self.problem(
            file, "odd-name", "the name of this image is too long", f"rename it, with at most {MAX_NAME} bytes"
        )
        self.unread.add(file)
        return False


def folders_in(files: Files, part: str, example: str) -> Iterator[tuple[str, Child]]:
    """The folders in a part of the content; anything else in it is reported."""
    for folder, path in files.entries(f"content/{part}") if files.exists(f"content/{part}") else ():
        if path.is_dir():
            yield folder, path
        else:
            fix = in_no_section(path.name, f"move it into one, {example}")
            files.problem(folder, "stray-file", f"{path.name} is in no folder", fix)


def is_left_behind(name: str) -> bool:
    """True if a file or folder of this name is a temporary or hidden one."""
    return _HIDDEN.fullmatch(name) is not None


def _unreadable(file: str, error: OSError) -> Problem:
    """The problem of a file that the system did not let us read, or that is too long."""
    if error.errno == errno.EFBIG:
        fix = f"split it; the limit is {MAX_BYTES // 1_000_000} MB"
        return Problem(Location(file), "too-long", "this file is too long to be read", fix)
    message = f"this file cannot be read: {error.strerror}"
    return Problem(Location(file), "unreadable", message, "check that you may read it")


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str, file: str) -> Location:
    return Positions(text, Location(file, 1)).at(len(text))
