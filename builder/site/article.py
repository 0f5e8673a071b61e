"""Articles, and their sections."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self, final

from builder.problems import Location
from builder.site.content_page import PagePart
from builder.site.document import Document, FormerAnchor, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.page_kinds import Kind
from builder.site.withdrawal import Withdrawal
from builder.text.collation import slug_of, sort_key


@final
@dataclass(frozen=True)
class Article:
    """One article; its address is its section and slug. Everything derived from it is made once."""

    file: str
    section: str
    slug: str
    title: str
    summary: str
    body: Document
    reviewed: datetime.date | None = None
    countries: tuple[str, ...] = ()
    weight: int = 0
    """Articles of a section are in order of weight, then title."""
    listing: Listing = field(default_factory=Listing)
    authors: tuple[str, ...] = ()
    """The names or roles of those who wrote it."""
    reviewer: str = ""
    """The name or role of the expert who reviewed it; empty where none has."""
    review_every: int | None = None
    """The months until its next review; None if `site.yaml` says so."""
    reviewed_at: Location | None = None
    """The place of the day of its review."""
    related: tuple[Reference, ...] = ()
    """Articles to read next, if its editor names any."""
    contents: bool = True
    """True if it may have a table of contents."""
    anchors: tuple[FormerAnchor, ...] = ()
    """Anchors that it had before, each with its place of today."""
    sheet: bool = False
    """True if it is one sheet of paper, whose boxes can be ticked."""
    draft: bool = False
    """True if it is not to be published yet."""
    changes: tuple[ChangeNote, ...] = ()
    """The notes on its changes, newest first."""
    at: str = ""
    """Its address as of an older version, if that differs from its place."""
    original: Location | None = None
    """The place of its key `original`, which translations have."""
    withdrawal: Withdrawal | None = None
    """The reason why its advice may not be read; its words are gone then."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind.ARTICLE

    @cached_property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"{self.section}/{self.slug}/"

    @property
    def order(self) -> tuple[object, ...]:
        """Its place in its section, among others: by weight, then title."""
        return self.weight, sort_key(self.title), self.file

    @cached_property
    def tag_slugs(self) -> frozenset[str]:
        """The slugs of its tags."""
        return frozenset(slug_of(tag.target) for tag in self.listing.tags)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Its one piece of Markdown."""
        return (self.body,)

    @cached_property
    def parts(self) -> tuple[PagePart, ...]:
        """The article, which has one address."""
        return (
            PagePart(
                file=self.file, url_path=self.url_path, title=self.title, called="this page",
                where=Location(self.file), documents=self.documents, body=self.body, withdrawal=self.withdrawal,
            ),
        )  # fmt: skip

    def withdrawn(self, mark: Callable[[str], str], note: ChangeNote, withdrawal: Withdrawal) -> Self:
        """The article without its advice: `mark` marks its title, and the `note` takes the place of its words."""
        return replace(
            self,
            title=mark(self.title),
            summary=note.note,
            body=Document(self.file, ""),
            reviewed=None,
            reviewer="",
            authors=(),
            countries=(),
            related=(),
            contents=False,
            listing=Listing(aliases=self.listing.aliases),
            changes=(note,),
            withdrawal=withdrawal,
        )

    @cached_property
    def entry(self) -> Entry:
        """Its line in lists."""
        return Entry(
            file=self.file,
            url_path=self.url_path,
            title=self.title,
            summary=self.summary,
            listing=self.listing,
            reviewed=self.reviewed,
            reviewer=self.reviewer,
            review_every=self.review_every,
            weight=self.weight,
            draft=self.draft,
            changes=self.changes,
            authors=self.authors,
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A folder of articles."""

    slug: str
    title: str
    summary: str
    articles: tuple[Article, ...]
    cross_listed: tuple[Entry, ...] = ()
    """Pages of other sections that are in its list, too."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return f"{self.slug}/"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The pages of its list: its articles in order, then others."""
        return (*(article.entry for article in self.articles), *self.cross_listed)

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The pages of its list, by weight, then title."""
        return tuple(sorted(self.entries, key=lambda entry: (entry.weight, sort_key(entry.title), entry.file)))
