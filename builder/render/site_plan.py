"""Every file of a site, none of it made yet: a build makes all of them, a preview those that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.load.workers import each
from builder.render.address_clash import check_files
from builder.render.page import Page
from builder.render.page_template import PageTemplate


@dataclass(frozen=True, kw_only=True)
class SitePlan:
    """The pages and other files of a site, and everything that makes them. What a file is made from does not change."""

    pages: Sequence[Page]
    template: PageTemplate
    others: Mapping[str, Callable[[], bytes]]
    """A function for each file that is no page, by its path below the output folder."""

    @cached_property
    def _by_file(self) -> Mapping[str, Page]:
        return {page.file: page for page in self.pages}

    def __contains__(self, file: str) -> bool:
        """True if the site has this file."""
        return file in self._by_file or file in self.others

    def make(self, file: str) -> bytes:
        """The content of one file. Raises `TemplateMistakeError` for a mistake in a template of the knowledge base."""
        page = self._by_file.get(file)
        return self.template.html(page) if page else self.others[file]()

    def make_all(self, jobs: int) -> dict[str, bytes]:
        """The content of each file by its path, made by so many processes. Raises as `make` and `check` do."""
        html = each(lambda number: self.template.html(self.pages[number]), len(self.pages), jobs)
        files = dict(zip((page.file for page in self.pages), html, strict=True))
        files |= {file: make() for file, make in self.others.items()}
        self.check()
        return files

    def check(self) -> None:
        """Raise `AddressClashError` where two of the files are in each other's way."""
        check_files(self.pages, self.others)
