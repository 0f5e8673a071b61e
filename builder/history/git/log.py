"""Read the commits that changed `content/` in one pass over the first-parent history."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.history.git.git import Repository
from builder.site.language_view import LanguageView

SIMILAR = "70%"
"""The likeness from which git's guess of a move is taken; its own 50% pairs short pages that share a form."""
FILES_COMPARED = 1000
"""The number of new and lost files of one commit that git compares; beyond it, only equal ones are matched."""
FILE_MODES = ("100644", "100755", "100664")
_LAST = datetime.datetime(9999, 12, 31, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """The change of one file in a commit."""

    file: str
    """Its path below the root of the knowledge base."""
    blob: str
    """The id of its new content; empty if the file is gone."""
    mode: str
    """Its new mode, as git writes it: one of `FILE_MODES`, a link, a submodule."""
    before: str = ""
    """The file that became this one, if it was moved."""

    @property
    def is_file(self) -> bool:
        """True if it is an ordinary file after the commit."""
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
        """Its abbreviated id."""
        return self.id[:10]


def read_log(repository: Repository, revision: str = "HEAD") -> Iterator[Commit]:
    """Read the commits that changed `content/`, newest first. Raises `HistoryError`.

    Only the first parents are followed: what was merged counts from its merge on, as it was published.
    """
    tokens = repository.tell(
        "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules=none", f"--find-renames={SIMILAR}", f"-l{FILES_COMPARED}", "--format=%H%x00%ct%x00%s",
        "--end-of-options", revision, "--", "content/",
    )  # fmt: skip
    return _commits(tokens, len(os.fsencode(repository.prefix)))


def seen_in(view: LanguageView, commits: Iterable[Commit]) -> Iterator[Commit]:
    """The commits with the changes of files that one language has, under the names that it has for them."""
    for commit in commits:
        if not view.translations:
            yield commit
            continue
        seen = (replace(each, file=view.seen(each.file), before=view.seen(each.before)) for each in commit.changes)
        yield replace(commit, changes=tuple(change for change in seen if change.file))


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
    """Parse `:100644 100644 old new M`, then the file; a file that was moved has both its places."""
    _, mode, _, blob, status = raw.decode().split(" ")
    file = os.fsdecode(next(tokens)[start:])
    if status[0] in "RC":
        before, file = file, os.fsdecode(next(tokens)[start:])
        if status[0] == "R":
            return LoggedChange(before, "", "000000"), LoggedChange(file, blob, mode, before)
    return (LoggedChange(file, "" if status == "D" else blob, mode),)


def moment(seconds: bytes | str) -> datetime.datetime:
    """A time as git writes it, in UTC; one outside the calendar is the last day of the year 9999."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return _LAST
