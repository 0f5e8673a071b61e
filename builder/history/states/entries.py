"""The entries of shared files: each distinct one is parsed once, however many commits changed another in its file."""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.load.blocks import FOLDER as BLOCKS
from builder.load.glossary import FILE as GLOSSARY
from builder.load.help_services import FILE as HELP
from builder.load.located import MAX_CHARACTERS, Mapping, Node, Scalar, read_yaml
from builder.load.sources import FILE as SOURCES

Read = Callable[[str], bytes]
"""The content with some id. Raises `OSError`."""
KeyAndValue = tuple[Scalar, Node]
"""A key and its value; the same object for the same text."""
_ENTRY = re.compile(r"^(?=[^\s#])", re.MULTILINE)
"""The place where an entry begins: a line that is neither indented nor empty nor a comment."""
KEYED = {SOURCES: "source", HELP: "help", GLOSSARY: "term"}
"""The kind of the entries of each shared file that is one table of keys; they are parsed one by one."""
_DOCUMENT = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""A marker of the begin or end of a document."""


def is_shared(file: str) -> bool:
    """True for a file whose entries pages share."""
    return file in KEYED or (file.startswith(f"{BLOCKS}/") and file.endswith(".yaml") and file.count("/") == 2)


class Entries:
    """Reads the keys and values of YAML files by the ids of their contents."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._files: dict[tuple[str, str], dict[str, KeyAndValue] | None] = {}
        self._pieces: dict[str, KeyAndValue | None] = {}

    def of(self, file: str, blob: str) -> dict[str, KeyAndValue] | None:
        """The entries of a file by key; None if it cannot be read."""
        if (file, blob) not in self._files:
            self._files[file, blob] = self._parse(file, blob)
        return self._files[file, blob]

    def _parse(self, file: str, blob: str) -> dict[str, KeyAndValue] | None:
        try:
            text = self._read(blob).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except (OSError, UnicodeDecodeError):
            return None
        pieces = self._piecewise(file, text) if file in KEYED and len(text) <= MAX_CHARACTERS else None
        return _whole(file, text) if pieces is None else pieces

    def _piecewise(self, file: str, text: str) -> dict[str, KeyAndValue] | None:
        """The entries parsed one by one; None if that might differ from parsing all at once."""
        start, *texts = _ENTRY.split(text)
        if _DOCUMENT.search(text) or not all(line.lstrip()[:1] in ("", "#") for line in start.split("\n")):
            return None
        entries: dict[str, KeyAndValue] = {}
        for piece_text in texts:
            if piece_text not in self._pieces:
                found = _whole(file, piece_text)
                self._pieces[piece_text] = next(iter(found.values())) if found and len(found) == 1 else None
            piece = self._pieces[piece_text]
            if piece is None or piece[0].text in entries:
                return None
            entries[piece[0].text] = piece
        return entries


def _whole(file: str, text: str) -> dict[str, KeyAndValue] | None:
    node, problems = read_yaml(text, file)
    if problems or not isinstance(node, Mapping | None):
        return None
    return {key.text: (key, value) for key, value in node.entries} if node else {}
