"""A digest of everything that a build reads: equal inputs make equal sites, whatever the time and the place."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from builder.history.git.git import HistoryError, Repository
from builder.history.git.odd_files import in_no_repository
from builder.load.program import digest_of_text, libraries, program_digest
from builder.load.template_files import PACKAGED

YOUNG = 2_000_000_000
"""Nanoseconds after a change in which another one may leave the times of a file as they are."""
MOST = 200_000_000
"""The bytes of a file that is too large to be read here; no text or image of a knowledge base is."""
_QUESTIONS = (
    ("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix", "HEAD"),
    ("for-each-ref", "--format=%(objectname) %(refname)", "refs/tags"),
    ("config", "--list", "-z"),
)
"""Git's answers to these say which history there is."""


@dataclass(frozen=True, slots=True)
class ReadState:
    """The state of everything that a build reads."""

    digest: str
    """Of the program, the options, the history, and the name and bytes of each file."""
    others: bytes
    """A digest of the same without articles, which are looked at one by one, and assets, which pages only name."""
    articles: Mapping[str, bytes]
    """A digest of the bytes of each article, by file."""
    stamps: str
    """A digest of the times, sizes and numbers of the files."""
    young: Mapping[str, bytes]
    """A digest of the bytes of each file that has changed so lately that its stamp proves nothing."""
    options: str
    own_templates: bool


def inputs_of(
    root: Path, options: str, *, own_templates: bool = True, clock: Callable[[], int] = time.time_ns
) -> ReadState | None:
    """The inputs now; None where something cannot be read, or is no plain file or folder, or too large.

    `options` are those that make another site, as a text; with `own_templates` those of the knowledge base are read.
    """
    try:
        history = _history(root)
        others = blake2b(_program() + options.encode(errors="surrogateescape") + history, digest_size=16)
        apart, articles = blake2b(digest_size=16), dict[str, bytes]()
        stamps, young, recent = blake2b(history, digest_size=16), dict[str, bytes](), clock() - YOUNG
        for entry, name in _entries(root, own_templates=own_templates):
            status = entry.stat(follow_symlinks=False)
            stamps.update(_stamp(name, status))
            if status.st_size > MOST:
                return None
            data = b"" if entry.is_dir() else _bytes_of(entry.path, status.st_size)
            if max(status.st_mtime_ns, status.st_ctime_ns) > recent:
                young[name] = digest_of_text(data)
            if _is_article(name):
                data = articles[name] = digest_of_text(data)
            state = apart if name in articles or _is_asset(name) else others
            state.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape") + data)
    except (OSError, HistoryError):
        return None
    return ReadState(
        digest=others.hexdigest() + apart.hexdigest(),
        others=others.digest(),
        articles=articles,
        stamps=stamps.hexdigest(),
        young=young,
        options=options,
        own_templates=own_templates,
    )


def _is_article(name: str) -> bool:
    return name.startswith("content/articles/") and name.endswith(".md")


def _is_asset(name: str) -> bool:
    return name.startswith(("templates/assets/", "packaged/assets/"))


def is_still(inputs: ReadState, root: Path) -> bool:
    """True if nothing has changed since the inputs were looked at.

    A file with the same stamp is the same, unless it was young: then its bytes are compared.
    """
    try:
        stamps = blake2b(_history(root), digest_size=16)
        for entry, name in _entries(root, own_templates=inputs.own_templates):
            status = entry.stat(follow_symlinks=False)
            stamps.update(_stamp(name, status))
            if name in inputs.young:
                data = b"" if entry.is_dir() else _bytes_of(entry.path, status.st_size)
                if digest_of_text(data) != inputs.young[name]:
                    return False
        return stamps.hexdigest() == inputs.stamps
    except (OSError, HistoryError):
        return False


def _bytes_of(file: str, size: int) -> bytes:
    """The bytes of a file that has about this size. Raises `OSError`; `pathlib` takes three times as long."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = [os.read(descriptor, size + 1)]
        while parts[-1]:
            parts.append(os.read(descriptor, size + 1))
    finally:
        os.close(descriptor)
    return b"".join(parts)


def _stamp(name: str, status: os.stat_result) -> bytes:
    state = (name, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return repr(state).encode(errors="surrogateescape")


@cache
def _program() -> bytes:
    """This program with its templates, and the libraries that are there, whose folders are named after their versions.

    They are read once in a process, which goes on with what it has loaded; a later one sees what has changed.
    """
    templates = blake2b(digest_size=16)
    for entry, name in _below(PACKAGED, "packaged"):
        data = b"" if entry.is_dir() else Path(entry.path).read_bytes()
        templates.update(f"{name}\0{len(data)}\0".encode() + data)
    return program_digest() + templates.digest() + repr(libraries()).encode()


def _history(root: Path) -> bytes:
    """The history as git tells it. Raises `HistoryError`."""
    if in_no_repository(root):
        return b""
    repository = Repository(root.resolve(), "", shallow=False)
    return repr([repository.ask(*question) for question in _QUESTIONS]).encode()


def _entries(root: Path, *, own_templates: bool) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file and folder that counts, with its name, in order. Raises `OSError`."""
    root = root.resolve()
    yield from _below(root / "content", "content")
    if own_templates and os.path.lexists(root / "templates"):
        yield from _below(root / "templates", "templates")


def _below(folder: Path, name: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Everything below a folder; the names of folders end with a slash. Raises `OSError` for links and odd things."""
    if folder.is_symlink():
        raise OSError
    waiting = [(str(folder), name)]
    while waiting:
        place, prefix = waiting.pop()
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{prefix}/{entry.name}"))
                yield entry, f"{prefix}/{entry.name}/"
            elif entry.is_file(follow_symlinks=False):
                yield entry, f"{prefix}/{entry.name}"
            else:
                raise OSError
