"""Articles and sections."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from builder.problems import Location
from builder.site.document import Document, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.withdrawal import Withdrawal
from builder.text.collation import sort_key


@dataclass(frozen=True, slots=True)
class Article:
    """One article; its address is its section and slug."""

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
    """The months between two reviews; None if `site.yaml` decides."""
    reviewed_at: Location | None = None
    """The place of the day of its review."""
    related: tuple[Reference, ...] = ()
    """Further reading, if its editor names some."""
    contents: bool = True
    """True if it may have a table of contents."""
    draft: bool = False
    """True if it is not to be published yet."""
    changes: tuple[ChangeNote, ...] = ()
    """Notes for readers on its changes, the newest first."""
    at: str = ""
    """Its address as of an older version, if that differs from its place."""
    withdrawal: Withdrawal | None = None
    """The reason to withdraw its advice; its words are gone then."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"{self.section}/{self.slug}/"

    @property
    def entry(self) -> Entry:
        """The entry that lists show for it."""
        return Entry(
            file=self.file,
            url_path=self.url_path,
            title=self.title,
            summary=self.summary,
            listing=self.listing,
            reviewed=self.reviewed,
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
    def listed(self) -> tuple[Entry, ...]:
        """The entries of its list, by weight, then title."""
        entries = (*(article.entry for article in self.articles), *self.cross_listed)
        return tuple(sorted(entries, key=lambda entry: (entry.weight, sort_key(entry.title), entry.file)))
