"""Warn about implausible dates and unsupported files in the history.

Commits are not in the future (`future-date`), and none is dated before the one it follows (`unordered-dates`); hours do
not matter. Files of pages have names in UTF-8 (`odd-name`) and are no links (`symlink`). Of each kind of date there is
one warning, with the newest commit. Versions keep their names, whatever these warnings say.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.check.today import Day
from builder.history.follow.page_files import page_of
from builder.history.git.log import FILE_MODES, Commit
from builder.problems import Location, Problem, Severity

_NAMES_STAY = "versions keep the names that these dates give them, and the order of the history"
_SINCE = "nothing needs to be done; with `versions-from` in content/site.yaml, versions begin on a later day"


def history_warnings(commits: Sequence[Commit], since: datetime.date | None, day: Day) -> Iterator[Problem]:
    """One warning of each kind, with the newest commit that it is about; what is over before `since` is left alone."""
    recent = [commit for commit in commits if since is None or commit.day >= since]
    yield from _future(recent, day)
    yield from _backwards(commits, since)
    yield from _odd_files(recent)


def _future(commits: Sequence[Commit], day: Day) -> Iterator[Problem]:
    """Commits of a day that is still to come."""
    ahead = [commit for commit in commits if day.is_ahead(commit.day)]
    if ahead:
        message = f"{_commits(len(ahead))} dated in the future, like {_named(ahead[-1])}"
        fix = "set the clock of the machine that made it; where it is not published yet, commit again"
        yield _warning("future-date", message, fix)


def _backwards(commits: Sequence[Commit], since: datetime.date | None) -> Iterator[Problem]:
    """Days that go back from one commit to the next; hours do not matter, as versions are named by days."""
    back = [(a, b) for a, b in pairwise(commits) if b.day < a.day and (since is None or max(a.day, b.day) >= since)]
    if back:
        before, after = back[-1]
        message = f"{_commits(len(back))} dated before the one it follows, like {_named(after)} after {_named(before)}"
        yield _warning("unordered-dates", message, _SINCE)


def _odd_files(commits: Sequence[Commit]) -> Iterator[Problem]:
    """Names that are no text, links, and other repositories, where a page would be."""
    seen: set[str] = set()
    for commit in commits:
        for change in commit.changes:
            if not change.blob or change.file in seen:
                continue
            if not change.file.isprintable() or not _is_text(change.file):
                seen.add(change.file)
                name = os.fsencode(change.file).decode("utf-8", "backslashreplace")
                message = f"the name of this file is not UTF-8 in the commit {_named(commit)}"
                yield _warning("odd-name", f"{message}; it has no versions", _SINCE, name)
            elif change.mode not in FILE_MODES and page_of(change.file):
                seen.add(change.file)
                what = "another repository" if change.mode == "160000" else "a link"
                message = f"this is {what} in the commit {_named(commit)}, which is not followed"
                yield _warning("symlink", message, _SINCE, change.file)


def _is_text(file: str) -> bool:
    try:
        file.encode()
    except UnicodeEncodeError:
        return False
    return True


def _commits(number: int) -> str:
    return "a commit is" if number == 1 else f"{number:,} commits are"


def _named(commit: Commit) -> str:
    return f"{commit.short} of {commit.day}"


def _warning(check: str, message: str, fix: str, file: str = "content") -> Problem:
    return Problem(Location(file), check, message, fix, why=_NAMES_STAY, severity=Severity.WARNING)
