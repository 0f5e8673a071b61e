"""Find a revision, and list the files below content/ there."""

from __future__ import annotations

import os
from collections.abc import Iterator

from builder.history.git.git import HistoryError, Repository
from builder.history.git.log import LoggedChange


def commit_at(repository: Repository, revision: str) -> str:
    """The id of the commit that a revision names. Raises `HistoryError` if it names none."""
    try:
        said = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (HistoryError, ValueError) as error:
        fix = "name the two revisions one after the other" if ".." in revision else "look with `git log`"
        if repository.shallow:
            fix = "this clone has only a part of the history; get the rest with `git fetch --unshallow`"
        raise HistoryError("no-revision", f"git knows no revision `{revision}`", fix) from error
    return said.decode().strip()


def files_at(repository: Repository, commit: str) -> list[LoggedChange]:
    """Every file below `content/` at a commit; none if there was no such folder."""
    return list(listed_files(repository.ask("ls-tree", "-r", "-z", commit, "--", "content/")))


def check_content_folder(repository: Repository) -> None:
    """Raises `HistoryError` if content/ is a link or another repository, whose history is elsewhere."""
    for change in listed_files(repository.ask("ls-tree", "-z", "HEAD", "content")):
        if change.mode in ("120000", "160000"):
            what = "another repository" if change.mode == "160000" else "a link"
            message = f"the folder content/ is {what} in this one, which knows nothing of its history"
            raise HistoryError("unread-history", message, "keep content/ itself in the repository that is published")


def listed_files(listed: bytes) -> Iterator[LoggedChange]:
    """Parse `100644 blob id`, a tab and the file, relative to the folder in which git was asked."""
    for line in listed.split(b"\0")[:-1]:
        kind, _, file = line.partition(b"\t")
        mode, _, blob = kind.decode().split(" ")
        yield LoggedChange(os.fsdecode(file), blob, mode)
