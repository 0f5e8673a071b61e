"""The whole knowledge base, read and placed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from builder.languages import Catalogue, spoken
from builder.site.article import Article, Section
from builder.site.content_page import ContentPage
from builder.site.document import Document
from builder.site.flow_page import FlowPage
from builder.site.help_service import HelpService
from builder.site.listing import Entry
from builder.site.look import Look
from builder.site.message import MessagePage
from builder.site.picture import PublishedImage
from builder.site.settings import Settings
from builder.site.source import Source
from builder.site.term import GlossaryTerm
from builder.text.edit_address import viewer_of


@dataclass(frozen=True)
class Site:
    """The whole knowledge base. Everything derived from it is made once."""

    settings: Settings
    sections: tuple[Section, ...]
    standalone: tuple[ContentPage, ...]
    """The pages outside of sections: flows, messages, and those of any kind to come."""
    sources: Mapping[str, Source]
    help: Mapping[str, HelpService] = field(default_factory=dict)
    """The help services, by key."""
    glossary: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    """The terms of the glossary, by key."""
    images: Mapping[str, Path] = field(default_factory=dict)
    """The images of the knowledge base, by their file below the root."""
    static: Mapping[str, bytes] = field(default_factory=dict)
    """The files that are published as they are, by their address below the base address."""
    look: Look = field(default_factory=Look)
    """The look of the publisher, on top of the program's own."""
    files: frozenset[str] = frozenset()
    """Every file and folder, whether or not it became a page."""
    repository_files: frozenset[str] = frozenset()
    """The files of the repository outside of the content that texts link to, seen from the root."""
    unread: frozenset[str] = frozenset()
    """Files and folders that could not be read; links to them are not checked."""
    pictures: Mapping[str, PublishedImage] = field(default_factory=dict)
    """The images that pages show, by file."""
    unplaced: tuple[Document, ...] = ()
    """The Markdown of pages that cannot be read as a whole: it is checked, and never shown."""
    drafts: tuple[ContentPage, ...] = ()
    """The pages that are left out because they are drafts."""
    draft_files: frozenset[str] = frozenset()
    """All files of drafts that are left out, also of those that cannot be read."""
    translations: Mapping[str, Site] = field(default_factory=dict)
    """The same knowledge base in other languages, by their codes."""
    original: Site | None = None
    """For a translation, the knowledge base that it translates; what is not translated can be read there."""
    words: Catalogue = field(default_factory=spoken)
    """The program's words in the language of the site."""
    day: datetime.date | None = None
    """The day of the newest commit, which pages may depend on; None without git. Warnings use the real day instead."""

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every article, section by section."""
        return tuple(article for section in self.sections for article in section.articles)

    @cached_property
    def glossary_page(self) -> Article | None:
        """The first article that lists the glossary."""
        return next((article for article in self.articles if article.body.lists_terms), None)

    @cached_property
    def flows(self) -> tuple[FlowPage, ...]:
        """Every flow."""
        return tuple(page for page in self.standalone if isinstance(page, FlowPage))

    @cached_property
    def messages(self) -> tuple[MessagePage, ...]:
        """Every message."""
        return tuple(page for page in self.standalone if isinstance(page, MessagePage))

    @cached_property
    def pages(self) -> tuple[ContentPage, ...]:
        """Every page that an editor wrote, articles first."""
        return (*self.articles, *self.standalone)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every such page, as lists name it; articles come last."""
        return tuple(page.entry for page in (*self.standalone, *self.articles))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every page that an editor wrote, and of its parts, by file."""
        parts = (part for page in self.standalone for part in reversed(page.parts))
        titles = {part.file: part.title for part in parts}  # a page is last, as a part may be in the same file
        return titles | {article.file: article.title for article in self.articles}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown."""
        documents = [document for page in self.pages for document in page.documents]
        documents += self.unplaced
        return (*documents, self.settings.welcome) if self.settings.welcome else tuple(documents)

    @cached_property
    def repository_addresses(self) -> dict[str, str] | None:
        """The addresses of files of the repository, empty if they are not known; None if none can be linked to."""
        edit = self.settings.edit_url or ""
        return {file: viewer_of(edit, file) for file in self.repository_files} if self.settings.repository else None
