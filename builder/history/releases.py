"""Releases: the tags that name a state of the whole site, as data."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.history.git.git import HistoryError, Repository
from builder.history.git.tags import GitTag, read_tags
from builder.history.history import History
from builder.problems import Location, Problem, Severity
from builder.site.address_table import is_free_release

_NAME = re.compile(r"(?=.{1,60}\Z)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?", re.ASCII)
"""A name that is one part of an address, and the same on every file system."""
NAME_HINT = (
    "use letters from a to z, digits, `.`, `-` and `_`, like `2026-11` or `v1.2`; at most 60, and not `index.html`"
)


@dataclass(frozen=True, slots=True)
class Release:
    """A release: a named state of the whole site."""

    name: str
    """A name fit for an address; no two differ in capitals alone."""
    note: str
    """The message for readers; empty if the tag has none."""
    when: datetime.datetime
    """In UTC."""
    commit: str
    """The id of the commit that has the tag."""
    index: int
    """The state of the content: `History.commits[index]` is the last commit that changed it before the tag."""

    @property
    def day(self) -> datetime.date:
        """Its day in UTC."""
        return self.when.date()

    @property
    def address(self) -> str:
        """The address of its page, below the base address."""
        return f"releases/{self.name}/"


@dataclass(frozen=True, slots=True)
class Releases:
    """All releases, with warnings about tags that look like one."""

    found: tuple[Release, ...] = ()
    """By the state that they name, newest first; two with the same state, by the time of the tag."""
    problems: tuple[Problem, ...] = ()
    """Warnings."""


def read_releases(history: History) -> Releases:
    """Read the releases of a knowledge base; none without a history.

    A tag is a release if its commit is in the first-parent history of the published branch and its name can stand in an
    address. A name with a slash says that it is something else, like `program/1.2`. Never raises.
    """
    if history.repository is None or not history.commits:
        return Releases()
    try:
        tags = [tag for tag in read_tags(history.repository) if "/" not in tag.name]
        indexes = _indexes(history.repository, history) if tags else {}
    except HistoryError as error:
        return Releases((), (_warning(error.check, error.message, error.fix),))
    named = [tag for tag in tags if can_be_release(tag.name)]
    elsewhere = [tag for tag in named if indexes.get(tag.commit, -1) < 0]
    here = [tag for tag in named if indexes.get(tag.commit, -1) >= 0]
    kept, twins = _told_apart(here)
    releases = [
        Release(name=tag.name, note=tag.note, when=tag.when, commit=tag.commit, index=indexes[tag.commit])
        for tag in kept
    ]
    releases.sort(key=lambda release: (release.index, release.when, release.name), reverse=True)
    unsafe = [tag for tag in tags if not can_be_release(tag.name)]
    return Releases(tuple(releases), tuple(_problems(unsafe, elsewhere, twins)))


def can_be_release(name: str) -> bool:
    """True if a name can be an address: `index.html` is the file of the list of releases."""
    return _NAME.fullmatch(name) is not None and is_free_release(name)


def _indexes(repository: Repository, history: History) -> dict[str, int]:
    """For each commit of the published branch, the index of the state of the content; -1 before there was any."""
    content = {commit.id: index for index, commit in enumerate(history.commits)}
    listed = repository.ask("rev-list", "--first-parent", "--reverse", "HEAD").decode().split()
    states: dict[str, int] = {}
    index = -1
    for commit in listed:
        index = content.get(commit, index)
        states[commit] = index
    return states


def _told_apart(tags: Sequence[GitTag]) -> tuple[list[GitTag], list[GitTag]]:
    """One tag of each name, ignoring capitals: an annotated one, or else the oldest; and the other tags."""
    first: dict[str, GitTag] = {}
    for tag in sorted(tags, key=lambda tag: (not tag.annotated, tag.when, tag.name)):
        first.setdefault(tag.name.lower(), tag)
    return list(first.values()), [tag for tag in tags if first[tag.name.lower()] is not tag]


def _problems(unsafe: Sequence[GitTag], elsewhere: Sequence[GitTag], twins: Sequence[GitTag]) -> Iterator[Problem]:
    other = "or, if it names something else, put a word and a slash in front, like `program/1.2`"
    if unsafe:
        message = f"{_tags(unsafe)} cannot stand in an address, so that it is no release"
        yield _warning("release-name", message, f"{NAME_HINT}; {other}")
    if elsewhere:
        message = (
            f"{_tags(elsewhere)} is on no commit of the published branch that has content, so that it is no release"
        )
        yield _warning("release-elsewhere", message, f"tag a commit of that branch, after its merge; {other}")
    if twins:
        message = f"{_tags(twins)} differs from another one in capitals alone, so that it is no release"
        yield _warning("release-name", message, "give it another name: some file systems keep only one of the two")


def _tags(tags: Sequence[GitTag]) -> str:
    more = f", like {len(tags) - 1:,} more," if len(tags) > 1 else ""
    return f"the tag `{tags[-1].name}`{more}"


def _warning(check: str, message: str, fix: str) -> Problem:
    why = "releases have a page each, named after their tag"
    return Problem(Location("content"), check, message, fix, why=why, severity=Severity.WARNING)
