"""Articles, and the sections they stand in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Self

from builder.problems import Location
from builder.site.content_page import Part
from builder.site.document import Document, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.page_kinds import Kind
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
    """After how many months it is to be reviewed again; None where `site.yaml` says so."""
    reviewed_at: Location | None = None
    """Where the day of its review is written."""
    related: tuple[Reference, ...] = ()
    """What to read next, where its editor says so."""
    contents: bool = True
    """Whether it may have a table of contents."""
    draft: bool = False
    """Whether it is not to be published yet."""
    changes: tuple[ChangeNote, ...] = ()
    """What readers are told of its changes, the newest first."""
    at: str = ""
    """Its address where that is another one than its place, as of an older version."""
    withdrawal: Withdrawal | None = None
    """Why its advice may not be read; its words are gone then."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind.ARTICLE

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"{self.section}/{self.slug}/"

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its one piece of Markdown."""
        return (self.body,)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The article, which has one address."""
        return (
            Part(
                file=self.file, url_path=self.url_path, title=self.title, called="this page",
                where=Location(self.file), documents=self.documents, body=self.body, withdrawal=self.withdrawal,
            ),
        )  # fmt: skip

    def withdrawn(self, mark: str, note: ChangeNote, withdrawal: Withdrawal) -> Self:
        """The article without its advice: `mark` follows its title, and the `note` takes the place of its words."""
        return replace(
            self,
            title=self.title + mark,
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

    @property
    def entry(self) -> Entry:
        """How lists name it."""
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
    guests: tuple[Entry, ...] = ()
    """Pages with an address elsewhere that are in its list, too."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return f"{self.slug}/"

    @property
    def listed(self) -> tuple[Entry, ...]:
        """What its list shows, by weight, then title."""
        entries = (*(article.entry for article in self.articles), *self.guests)
        return tuple(sorted(entries, key=lambda entry: (entry.weight, sort_key(entry.title), entry.file)))
