"""An old version of a page, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.history.model import Version
from builder.problems import Problem
from builder.site import ContentPage, Document, GlossaryTerm, HelpService, Source


@dataclass(frozen=True, slots=True)
class PageState:
    """A version of a page, with everything of its time that it needs."""

    version: Version
    page: ContentPage | None
    """None if it cannot be read; the problems say why."""
    problems: tuple[Problem, ...]
    """The problems it would have today: an old version may have keys or mistakes that do not concern its readers."""
    sources: Mapping[str, Source]
    """All sources of that time, by key."""
    help: Mapping[str, HelpService]
    """All help services of that time, by key, and those that the page names and that were none."""
    glossary: Mapping[str, GlossaryTerm]
    """All terms of that time, by key."""
    unknown_sources: frozenset[str]
    """Keys that the page cites without a source of that name; such a page was never built."""
    pictures: Mapping[str, str]
    """The ids in git of the images that it shows, by file; see `Past.picture`."""
    missing_pictures: frozenset[str]
    """The images that it shows and that did not exist."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the page."""
        return documents_of(self.page)


def documents_of(page: ContentPage | None) -> tuple[Document, ...]:
    """Every piece of Markdown of a page."""
    return page.documents if page else ()
