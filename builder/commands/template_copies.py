"""Copies of the program's templates in a knowledge base: how they are made, and which of them are out of date."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

from builder.load.template_files import PACKAGED, PROGRAM_PREFIX

KINDS = (".html", ".css", ".js")
"""The files that can be copied; an image is replaced as a whole."""
_NOTE = re.compile(
    r"(?:\{#|/\*) (?:Copied from|Block `(?P<block>\w+)` of) the program's (?P<name>\S+) \((?P<digest>[0-9a-f]{12})\)"
)
_TAG = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+)|endblock)\b.*?%\}")
"""The first or the last tag of a block."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of a knowledge base that was copied from the program, or one block of it."""

    file: Path
    name: str
    """The file of the program."""
    block: str
    """The block that was copied; empty for the file as a whole."""
    digest: str
    """Of what was copied, as it was then."""

    @property
    def is_current(self) -> bool:
        """True if the program still has what was copied."""
        return self.name in packaged() and digest_of(original(self.name, self.block)) == self.digest


def packaged() -> tuple[str, ...]:
    """The names of all files that can be copied."""
    return tuple(sorted(f.relative_to(PACKAGED).as_posix() for f in PACKAGED.rglob("*") if f.suffix in KINDS))


def original(name: str, block: str = "") -> str:
    """The text of one of the program's files, or of one block of it, which is empty if there is no such block."""
    text = (PACKAGED / name).read_text("utf-8")
    return _block(text, block) if block else text


def blocks(name: str) -> tuple[str, ...]:
    """The names of the blocks of a template, in the order in which they are written."""
    if not name.endswith(".html"):
        return ()
    tree = Environment(autoescape=True).parse(original(name))
    return tuple(block.name for block in tree.find_all(nodes.Block))


def copied(name: str, block: str = "") -> str:
    """The text of a new copy, with a note of what it was made from."""
    text = original(name, block)
    what = f"Block `{block}` of" if block else "Copied from"
    note = f"{what} the program's {name} ({digest_of(text)}): `builder upgrade` says when that one has changed."
    if not name.endswith(".html"):
        return f"/* {note} */\n{text}"
    return (
        f'{{# {note} #}}\n{{% extends "{PROGRAM_PREFIX}/{name}" %}}\n{text}\n' if block else f"{{# {note} #}}\n{text}"
    )


def digest_of(text: str) -> str:
    """A short digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def copies(root: Path) -> Iterator[Copy]:
    """The copies in a knowledge base, by the notes in them."""
    folder = root / "templates"
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.suffix in KINDS and file.is_file() and not file.is_symlink():
            for found in _NOTE.finditer(file.read_text("utf-8", "replace")):
                yield Copy(file.relative_to(root), found["name"], found["block"] or "", found["digest"])


def _block(text: str, name: str) -> str:
    """A block as it is written, from its first tag to its last."""
    depth, start = 0, 0
    for tag in _TAG.finditer(text):
        if not depth and tag["name"] != name:
            continue
        if not depth:
            start = tag.start()
        depth += 1 if tag["name"] else -1
        if not depth:
            return text[start : tag.end()]
    return ""
