"""Every file of a site, none of it made yet: a build makes all of them, a preview those that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.load.workers import each
from builder.render.address_clash import check_files
from builder.render.page import Page
from builder.render.page_template import PageTemplate


@dataclass(frozen=True, kw_only=True, eq=False)
class SitePlan(Mapping[str, bytes]):
    """A mapping of the files of a site, by their path below the output folder. Each is made when it is asked for.

    Asking raises `TemplateMistakeError` for a mistake in a template of the knowledge base.
    """

    pages: Sequence[Page]
    template: PageTemplate
    others: Mapping[str, Callable[[], bytes]]
    """A function for each file that is no page."""
    records: Callable[[], Mapping[str, bytes]] = dict
    """Makes the records that the index of the search is made from."""

    @cached_property
    def _by_file(self) -> Mapping[str, Page]:
        return {page.file: page for page in self.pages}

    def __getitem__(self, file: str) -> bytes:
        """Make a file."""
        page = self._by_file.get(file)
        return self.template.html(page) if page else self.others[file]()

    def __contains__(self, file: object) -> bool:
        """True if the site has this file, which is not made."""
        return file in self._by_file or file in self.others

    def __iter__(self) -> Iterator[str]:
        """The files, without making anything."""
        return chain(self._by_file, (file for file in self.others if file not in self._by_file))

    def __len__(self) -> int:
        """The number of files."""
        return sum(1 for _ in self)

    def make_all(self, jobs: int) -> dict[str, bytes]:
        """Every file, made by so many processes. Raises as asking for one does, and as `check` does."""
        html = each(lambda number: self.template.html(self.pages[number]), len(self.pages), jobs)
        files = dict(zip((page.file for page in self.pages), html, strict=True))
        files |= {file: make() for file, make in self.others.items()}
        self.check()
        return files

    def check(self) -> None:
        """Raise `AddressClashError` where two of the files are in each other's way."""
        check_files(self.pages, self.others)
