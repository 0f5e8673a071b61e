"""Which files changed when: one pass over the first-parent history of `content/`."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass

from builder.history.git.git import Repository

SIMILAR = "70%"
"""From here on git's guess that one file became another is taken; git's own 50% pairs short pages that share a form."""
FILES_COMPARED = 1000
"""How many new and lost files of one commit git compares; of more, only those that are the same are found."""
FILE_MODES = ("100644", "100755", "100664")
_LAST = datetime.datetime(9999, 12, 31, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """What a commit did to one file."""

    file: str
    """Its path below the root of the knowledge base."""
    blob: str
    """The id of its new content; empty where the file is gone."""
    mode: str
    """What it is now, as git writes it: one of `FILE_MODES`, a link, a submodule."""
    before: str = ""
    """The file that became this one, where it was moved."""

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file afterwards."""
        return self.mode in FILE_MODES


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the published branch that changed the content."""

    id: str
    when: datetime.datetime
    """The committer's date in UTC."""
    subject: str
    changes: tuple[LoggedChange, ...]

    @property
    def day(self) -> datetime.date:
        """The committer's day in UTC."""
        return self.when.date()

    @property
    def short(self) -> str:
        """Its id as people write it."""
        return self.id[:10]


def read_log(repository: Repository, revision: str = "HEAD") -> Iterator[Commit]:
    """The commits that changed `content/`, newest first, as git tells of them. Raises `HistoryError`.

    Only the first parents are followed: what was merged counts from its merge on, as it was published.
    """
    tokens = repository.tell(
        "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules=none", f"--find-renames={SIMILAR}", f"-l{FILES_COMPARED}", "--format=%H%x00%ct%x00%s",
        "--end-of-options", revision, "--", "content/",
    )  # fmt: skip
    return _commits(tokens, len(os.fsencode(repository.prefix)))


def _commits(tokens: Iterator[bytes], start: int) -> Iterator[Commit]:
    token = next(tokens, b"")
    while token:
        id_, when, subject = token, next(tokens), next(tokens)
        changes: list[LoggedChange] = []
        token = next(tokens, b"")
        while token.startswith((b"\n:", b":")):
            changes += _changes(token, tokens, start)
            token = next(tokens, b"")
        yield Commit(id_.decode(), moment(when), subject.decode("utf-8", "replace"), tuple(changes))


def _changes(raw: bytes, tokens: Iterator[bytes], start: int) -> tuple[LoggedChange, ...]:
    """`:100644 100644 old new M`, then the file; for a file that was moved, both its places."""
    _, mode, _, blob, status = raw.decode().split(" ")
    file = os.fsdecode(next(tokens)[start:])
    if status[0] in "RC":
        before, file = file, os.fsdecode(next(tokens)[start:])
        if status[0] == "R":
            return LoggedChange(before, "", "000000"), LoggedChange(file, blob, mode, before)
    return (LoggedChange(file, "" if status == "D" else blob, mode),)


def moment(seconds: bytes | str) -> datetime.datetime:
    """A time that git tells, in UTC; one that no calendar has is the last day of the year 9999."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return _LAST
