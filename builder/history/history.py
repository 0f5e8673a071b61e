"""Read the history of a knowledge base in one go: begin here."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from builder.history.follow.entry_uses import EntryUses
from builder.history.follow.lineage import Lineage
from builder.history.follow.page_files import page_of
from builder.history.follow.page_headers import PageHeaders
from builder.history.follow.page_lifetimes import page_histories
from builder.history.follow.seen import Seen
from builder.history.follow.shared_entries import SharedEntries
from builder.history.git.blobs import Blobs, blobs_of
from builder.history.git.git import HistoryError, Repository, find_repository
from builder.history.git.log import Commit, read_log, seen_in
from builder.history.git.timeline import Timeline
from builder.history.model import PageHistory, Version
from builder.history.revision import check_content_folder
from builder.history.states.load_state import Store
from builder.load.garbage_collection import collector_off
from builder.problems import Location, Problem, Severity
from builder.site.language_view import LanguageView

NOTHING_ELSE = "today's pages are complete; they have no older versions, no dates and no page of changes"


@dataclass(frozen=True)
class History:
    """The history of a knowledge base. It is empty without git or with a shallow clone, and a problem says why."""

    problems: tuple[Problem, ...] = ()
    """Warnings; none of them stops a build."""
    repository: Repository | None = None
    """None if there is no history."""
    commits: tuple[Commit, ...] = ()
    """Those that changed the content, oldest first; `Version.index` counts them."""
    pages: tuple[PageHistory, ...] = ()
    """Every page that exists or existed, by file."""
    timeline: Timeline = field(default_factory=lambda: Timeline(()))
    view: LanguageView = field(default_factory=LanguageView)
    """The names of files in the language that this is the history of."""
    spans: Mapping[str, Sequence[tuple[int, Version | None]]] = field(default_factory=dict)
    """For each file of a page, the index of each commit that changed its version, with that version; None where
    the page ended."""

    def page(self, file: str) -> PageHistory | None:
        """The history of a page that exists, by any of its files; None if it was never committed."""
        return self._by_file.get(page_of(file))

    def in_force(self, file: str, index: int) -> Version | None:
        """The version that a page's file belonged to at a commit; None if there was no such page."""
        spans = self.spans.get(page_of(file), ())
        place = bisect_right(spans, index, key=lambda span: span[0]) - 1
        return spans[place][1] if place >= 0 else None

    def page_of(self, version: Version) -> PageHistory:
        """The page of a version, wherever it is now."""
        return self._by_address[version.address]

    @cached_property
    def _by_address(self) -> dict[str, PageHistory]:
        return {version.address: page for page in self.pages for version in page.versions}

    @cached_property
    def _by_file(self) -> dict[str, PageHistory]:
        return {page.file: page for page in self.pages if page.ended is None}


@collector_off()
def read_history(root: Path, since: datetime.date | None = None, view: LanguageView | None = None) -> History:
    """The history of the content in `root`; versions that were superseded by the end of `since` are not published.

    With a `view`, it is that of one language: a translation has versions of its own.
    Never raises for what is missing or damaged: then there are no pages, and one problem says what to do.
    """
    try:
        repository = find_repository(root)
        if repository.shallow:
            fix = "run `git fetch --unshallow`; in a workflow, check out with `fetch-depth: 0`"
            message = "this clone has only a part of the history, so that versions cannot be named"
            raise HistoryError("shallow-history", message, fix)
        with blobs_of(repository) as blobs:
            return _followed(repository, blobs, since, view or LanguageView())
    except HistoryError as error:
        return History((_warning(error),))


def _warning(error: HistoryError) -> Problem:
    why = error.why or NOTHING_ELSE
    return Problem(Location("content"), error.check, error.message, error.fix, why=why, severity=Severity.WARNING)


def _followed(repository: Repository, blobs: Blobs, since: datetime.date | None, view: LanguageView) -> History:
    """Follow the commits once, and begin a version of a page wherever its state changed."""
    commits: list[Commit] = []
    headers = PageHeaders(blobs, _kept(seen_in(view, read_log(repository)), commits))
    if all(change.file == "content" for commit in commits for change in commit.changes):
        check_content_folder(repository)
    commits.reverse()
    timeline = Timeline(commits)
    store = Store(blobs.read, timeline)
    lineage = Lineage(headers, Seen(store, headers.letters).same)
    shared, uses = SharedEntries(store.entries), EntryUses(store)
    for index, commit in enumerate(commits):
        lineage.follow(index, commit)
        changed = shared.changed(commit)
        if changed:
            for lifetime in list(uses.among(lineage.live.values(), changed, index)):
                lineage.begin(index, commit, lifetime, own=False)
    pages = _with_owners(page_histories(lineage.lifetimes, since))
    problems = tuple(headers.problems.values())
    return History(
        problems=problems,
        repository=repository,
        commits=tuple(commits),
        pages=pages,
        timeline=timeline,
        view=view,
        spans={
            file: [(index, lifetime.versions[number] if lifetime else None) for index, lifetime, number in found]
            for file, found in lineage.spans.items()
        },
    )


def _with_owners(histories: Iterable[PageHistory]) -> tuple[PageHistory, ...]:
    """The pages, of which one owns each address: the page that is there now, or was last."""
    pages = list(histories)
    owners: dict[str, PageHistory] = {}
    for page in sorted(pages, key=lambda page: (page.ended is None, page.newest.index)):
        owners[page.url_path] = page
    return tuple(page if owners[page.url_path] is page else replace(page, owns_address=False) for page in pages)


def _kept(told: Iterable[Commit], commits: list[Commit]) -> Iterator[Commit]:
    """Collect commits in a list while they are read."""
    for commit in told:
        commits.append(commit)
        yield commit
