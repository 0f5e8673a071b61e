"""The whole knowledge base, read and placed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.site.article import Article, Section
from builder.site.document import Document
from builder.site.flow_page import FlowPage
from builder.site.listing import Entry
from builder.site.picture import PublishedImage
from builder.site.settings import Settings
from builder.site.source import Source


@dataclass(frozen=True, slots=True)
class Site:
    """The whole knowledge base."""

    settings: Settings
    sections: tuple[Section, ...]
    flows: tuple[FlowPage, ...]
    sources: Mapping[str, Source]
    images: Mapping[str, Path] = field(default_factory=dict)
    """The images of the knowledge base, by their file below the root."""
    files: frozenset[str] = frozenset()
    """Every file and folder, whether or not it became a page."""
    unread: frozenset[str] = frozenset()
    """Files and folders that could not be read; links to them are not checked."""
    pictures: Mapping[str, PublishedImage] = field(default_factory=dict)
    """The images that pages show, by file."""
    drafts: tuple[Article, ...] = ()
    """The articles that are left out because they are drafts."""
    day: datetime.date | None = None
    """The day of the newest commit, which pages may depend on; None without git. Warnings use the real day instead."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, section by section."""
        return tuple(article for section in self.sections for article in section.articles)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every flow and article, as lists name them."""
        return (*(flow.entry for flow in self.flows), *(article.entry for article in self.articles))

    @property
    def pages(self) -> tuple[Article | FlowPage, ...]:
        """The pages that have versions of their own: every article and flow."""
        return (*self.articles, *self.flows)

    @property
    def titles(self) -> dict[str, str]:
        """The title of every page that an editor wrote, by file."""
        titles = {entry.file: entry.title for entry in self.entries}
        return {o.file: o.title for flow in self.flows for o in flow.outcomes.values()} | titles

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown."""
        documents = [article.body for article in self.articles]
        for flow in self.flows:
            documents.extend(flow.documents)
        return (*documents, self.settings.welcome) if self.settings.welcome else tuple(documents)
