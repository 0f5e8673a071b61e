"""A state of the content: which files there were, and what they said, at a commit or as they are on disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from builder.history.follow.page_files import page_of
from builder.history.git.blobs import TEXT_LIMIT, Blobs, blob_id
from builder.history.git.git import HistoryError, Repository
from builder.history.git.log import moment
from builder.history.revision import commit_at, files_at
from builder.history.states.load_state import LINK, tree_of
from builder.load.files import is_left_behind
from builder.load.plain_files import read_plain
from builder.load.storage import Refusal, refusal_of

LARGEST = 50_000_000
"""Bytes; nothing larger is published, nor compared."""
TEXTS = (".md", ".yaml", ".csv", ".svg")


@dataclass(frozen=True)
class ContentState:
    """The content at some time."""

    revision: str
    """As it was asked for; empty for the files on disk."""
    ids: Mapping[str, str]
    """Of everything there was, what git calls its content; equal for equal bytes."""
    contents: Mapping[str, bytes]
    """The files by name, each read when it is asked for, which may raise `OSError`."""
    odd: Mapping[str, Refusal] = field(default_factory=dict)
    """Links, submodules and the like, each with the reason why it is not read."""
    commit: str = ""
    day: str = ""
    """The committer's day in UTC; empty for the files on disk."""

    @property
    def name(self) -> str:
        """The name of the state for people."""
        if not self.revision:
            return "the files as they are"
        of_day = f"{self.commit[:10]} of {self.day}"
        return of_day if self.commit.startswith(self.revision) else f"{self.revision} ({of_day})"

    @cached_property
    def pages(self) -> frozenset[str]:
        """The file of every page, a flow's being its `flow.yaml`; not every one of them can be read."""
        return frozenset(filter(None, map(page_of, self.ids)))


def committed(repository: Repository, blobs: Blobs, revision: str) -> ContentState:
    """The state at a commit, tag or branch. Raises `HistoryError` if there is no such commit."""
    commit = commit_at(repository, revision)
    when = moment(repository.ask("show", "--no-patch", "--format=%ct", commit))
    changes = [change for change in files_at(repository, commit) if not _is_left_behind(change.file)]
    tree, ids = tree_of(blobs.read, changes), {change.file: change.blob for change in changes}
    return ContentState(
        revision=revision, ids=ids, contents=tree.files, odd=tree.odd, commit=commit, day=str(when.date())
    )


def on_disk(root: Path, like: str) -> ContentState:
    """The files as they are; `like` is the id of any commit, which tells how ids are made.

    Raises `HistoryError` where content/ leads elsewhere.
    """
    refused = refusal_of(root / "content", root / "content")
    if refused is not None:
        raise HistoryError("unread-content", f"content/ cannot be read: {refused.message}", refused.fix)
    ids: dict[str, str] = {}
    odd: dict[str, Refusal] = {}
    for place, folders, names in os.walk(root / "content"):
        folder = Path(place)
        for name in sorted([*names, *(name for name in folders if (folder / name).is_symlink())]):
            at = folder / name
            file = at.relative_to(root).as_posix()
            if _is_left_behind(file):
                continue
            refused = refusal_of(at)
            if refused is not None:
                odd[file] = LINK if at.is_symlink() else refused
            ids[file] = _id_of(at, like)
    return ContentState("", ids, OnDisk(root, frozenset(ids.keys() - odd.keys())), odd)


@dataclass(frozen=True, slots=True)
class OnDisk(Mapping[str, bytes]):
    """Files by name below a root."""

    root: Path
    names: frozenset[str]

    def __getitem__(self, file: str) -> bytes:
        if file not in self.names:
            raise KeyError(file)
        return read_plain(self.root / file, TEXT_LIMIT)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, file: object) -> bool:
        return file in self.names


def different(old: ContentState, new: ContentState) -> frozenset[str]:
    """The files that are not the same in two states; how lines end tells no texts apart."""
    names = (file for file in old.ids.keys() | new.ids.keys() if old.ids.get(file) != new.ids.get(file))
    return frozenset(file for file in names if not _says_the_same(file, old, new))


def _says_the_same(file: str, old: ContentState, new: ContentState) -> bool:
    """Git can write other line ends to the disk than it keeps."""
    if (old.revision and new.revision) or not file.endswith(TEXTS):
        return False
    try:
        before, now = (state.contents[file].replace(b"\r\n", b"\n") for state in (old, new))
    except (KeyError, OSError):
        return False
    return before == now


def _is_left_behind(file: str) -> bool:
    return any(map(is_left_behind, file.split("/")))


def _id_of(file: Path, like: str) -> str:
    """The id that git gives to a file or link. A file that cannot be read counts as empty; reading it reports why."""
    try:
        data = os.fsencode(file.readlink()) if file.is_symlink() else read_plain(file, LARGEST)
    except OSError:
        data = b""
    return blob_id(data, like)
