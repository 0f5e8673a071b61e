"""A history as a build keeps it for the next one: as tables, in which each commit and version is there once.

Whoever reads it knows that the commits are the same. The problems of the history are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.history.git.git import Repository
from builder.history.git.log import Commit
from builder.history.git.timeline import Timeline
from builder.history.history import History
from builder.history.model import OtherName, PageHistory, Version
from builder.site.page_kinds import Kind

NONE = -1
"""The number of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A version, with the numbers of its commits."""

    name: str
    kind: Kind
    file: str
    url_path: str
    index: int
    own: bool
    until: int
    published: bool
    also: tuple[OtherName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPageHistory:
    """The history of a page, with the numbers of its versions and of the commit that ended it."""

    file: str
    url_path: str
    versions: tuple[int, ...]
    ended: int
    successor: str
    owns_address: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHistory:
    """The history of a knowledge base."""

    prefix: str
    commits: tuple[Commit, ...]
    versions: tuple[KeptVersion, ...]
    pages: tuple[KeptPageHistory, ...]
    spans: Mapping[str, tuple[tuple[int, int], ...]]


def kept_history(history: History) -> KeptHistory | None:
    """A history as tables; None where there is none, or where two versions cannot be told apart by their address."""
    commits = {commit.id: number for number, commit in enumerate(history.commits)}
    versions = {version.address: version for page in history.pages for version in page.versions}
    if history.repository is None or len(versions) != sum(len(page.versions) for page in history.pages):
        return None
    numbers = {address: number for number, address in enumerate(versions)}
    return KeptHistory(
        prefix=history.repository.prefix,
        commits=history.commits,
        versions=tuple(_version(version, commits) for version in versions.values()),
        pages=tuple(_page(page, commits, numbers) for page in history.pages),
        spans={
            file: tuple((index, numbers[version.address] if version else NONE) for index, version in spans)
            for file, spans in history.spans.items()
        },
    )


def _version(version: Version, commits: Mapping[str, int]) -> KeptVersion:
    return KeptVersion(
        name=version.name,
        kind=version.kind,
        file=version.file,
        url_path=version.url_path,
        index=version.index,
        own=version.own,
        until=commits[version.until.id] if version.until else NONE,
        published=version.published,
        also=version.also,
    )


def _page(page: PageHistory, commits: Mapping[str, int], numbers: Mapping[str, int]) -> KeptPageHistory:
    return KeptPageHistory(
        file=page.file,
        url_path=page.url_path,
        versions=tuple(numbers[version.address] for version in page.versions),
        ended=commits[page.ended.id] if page.ended else NONE,
        successor=page.successor,
        owns_address=page.owns_address,
    )


def history_again(kept: KeptHistory, root: Path) -> History:
    """The history of the knowledge base in `root`, of which these are the tables."""
    commits = kept.commits
    versions = [
        Version(
            name=each.name,
            kind=each.kind,
            file=each.file,
            url_path=each.url_path,
            index=each.index,
            began=commits[each.index],
            own=each.own,
            until=commits[each.until] if each.until != NONE else None,
            published=each.published,
            also=each.also,
        )
        for each in kept.versions
    ]
    pages = tuple(
        PageHistory(
            file=page.file,
            url_path=page.url_path,
            versions=tuple(versions[number] for number in page.versions),
            ended=commits[page.ended] if page.ended != NONE else None,
            successor=page.successor,
            owns_address=page.owns_address,
        )
        for page in kept.pages
    )
    spans = {
        file: [(index, versions[number] if number != NONE else None) for index, number in found]
        for file, found in kept.spans.items()
    }
    repository = Repository(root.resolve(), kept.prefix, shallow=False)
    return History((), repository, commits, pages, timeline=Timeline(commits), spans=spans)
