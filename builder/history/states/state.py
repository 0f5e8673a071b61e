"""A page as it stood, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.history.model import Version
from builder.problems import Problem
from builder.site import Article, Document, FlowPage, Source


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as it stood, with everything of its time that it needs."""

    version: Version
    page: Article | FlowPage | None
    """None where it cannot be read; then the problems say why."""
    problems: tuple[Problem, ...]
    """What would be a problem today: an old state may have keys or mistakes that are none of its readers' business."""
    sources: Mapping[str, Source]
    """All sources of that time, by key."""
    unknown_sources: frozenset[str]
    """What the page cites and no source was; it was never built like that."""
    pictures: Mapping[str, str]
    """The ids in git of the images that it shows and that there were, by file; see `Past.picture`."""
    missing_pictures: frozenset[str]
    """The files of those that there were not."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the page."""
        return documents_of(self.page)


def documents_of(page: Article | FlowPage | None) -> tuple[Document, ...]:
    """Every piece of Markdown of a page."""
    return page.documents if isinstance(page, FlowPage) else (page.body,) if page else ()
