"""Read the headers of all pages of the history in one run of git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.history.follow.page_files import kind_of, page_of
from builder.history.follow.page_header import PageHeader, article_header, flow_header
from builder.history.follow.seen import Letters, letters_of
from builder.history.git.blobs import Blobs
from builder.history.git.git import HistoryError
from builder.history.git.log import Commit
from builder.problems import Location, Problem, Severity
from builder.site.page_kinds import Kind

MOST_MISSING = 20
"""Number of damaged contents that are reported one by one; each costs a new start of git."""


class PageHeaders:
    """The headers of pages, all read beforehand; contents that git cannot give become problems."""

    def __init__(self, blobs: Blobs, commits: Iterable[Commit]) -> None:
        self.problems: dict[str, Problem] = {}
        self.letters: dict[str, Letters] = {}
        """The letters of each content, counted while it is there."""
        self._headers: dict[str, PageHeader] = {}
        self._pages: dict[str, str] = {}
        for blob, data in blobs.read_many(self._wanted(commits)):
            if isinstance(data, OSError):
                self._miss(self._pages[blob], blob, data)
                data = b""
            flow = kind_of(self._pages[blob]) is Kind.FLOW
            self.letters[blob] = letters_of(self._pages[blob], data)
            self._headers[blob] = flow_header(data) if flow else article_header(data)

    def _wanted(self, commits: Iterable[Commit]) -> Iterator[str]:
        """The ids of all contents of pages, each once."""
        for commit in commits:
            for change in commit.changes:
                file, blob = change.file, change.blob
                if change.is_file and blob and blob not in self._pages and page_of(file) == file:
                    self._pages[blob] = file
                    yield blob

    def __call__(self, page: str, blob: str) -> PageHeader:
        """The header of a page, from its file and the id of its content."""
        return self._headers[blob]

    def _miss(self, page: str, blob: str, error: OSError) -> None:
        if len(self.problems) == MOST_MISSING:
            message = f"the contents of more than {MOST_MISSING} older files are missing or damaged"
            fix = "clone it anew with all of its history, and without `--filter`"
            raise HistoryError("damaged-history", message, fix)
        message = f"an older state of this page cannot be shown: {error.strerror}"
        fix = "look with `git fsck`, and clone the repository anew"
        self.problems[blob] = Problem(Location(page), "damaged-history", message, fix, severity=Severity.WARNING)
