"""The site as data: what the knowledge base says, read and placed, ready to be checked and rendered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.collation import sort_key
from builder.flows.conditions import Condition
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.tree import Tree
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Reference:
    """Something a document refers to, as written, and where."""

    target: str
    where: Location


@dataclass(frozen=True, slots=True)
class Image(Reference):
    """An image in a document."""

    alt: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document."""

    level: int
    text: str
    anchor: str
    where: Location


@dataclass(frozen=True, slots=True)
class When:
    """A paragraph that is shown when a condition holds."""

    condition: str
    """The condition as written behind `::: when`."""
    where: Location
    """The place of the condition."""


@dataclass(frozen=True, slots=True)
class Document:
    """A piece of Markdown, parsed."""

    file: str
    html: str
    """Its HTML, with the holes of `holes.py`."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Image, ...] = ()
    citations: tuple[Reference, ...] = ()
    whens: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """An image in one size, encoded; width and height in pixels."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as it is published."""

    file: str
    suffix: str
    """How the names of its published files end, like `.webp`."""
    variants: tuple[Variant, ...]
    """The same image in several sizes, widest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source that claims rest on, with the grade of its evidence."""

    key: str
    title: str
    grade: str
    where: Location
    by: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    read: datetime.date | None = None
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a page is found besides its own address."""

    tags: tuple[Reference, ...] = ()
    index_as: tuple[Reference, ...] = ()
    """Other titles under which it stands in the index from A to Z."""
    aliases: tuple[Reference, ...] = ()
    """Its former addresses, as written."""
    also_in: tuple[Reference, ...] = ()
    """Further sections whose lists it is in."""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """What readers are told of a change of the advice."""

    date: datetime.date
    note: str
    where: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or a flow, as lists of pages name it."""

    file: str
    url_path: str
    title: str
    summary: str
    listing: Listing
    reviewed: datetime.date | None
    weight: int = 0
    draft: bool = False
    changes: tuple[ChangeNote, ...] = ()
    authors: tuple[str, ...] = ()


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
    listing: Listing = Listing()
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

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"{self.section}/{self.slug}/"

    @property
    def entry(self) -> Entry:
        """How lists name it."""
        return Entry(
            self.file,
            self.url_path,
            self.title,
            self.summary,
            self.listing,
            self.reviewed,
            self.weight,
            self.draft,
            self.changes,
            self.authors,
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


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """The words of an outcome."""

    id: str
    file: str
    title: str
    verdict: str
    body: Document
    where: Location
    do_now: tuple[Document, ...]
    read: tuple[Reference, ...]
    evidence: tuple[Reference, ...]
    conditions: tuple[tuple[str, Diagram], ...] = ()
    """For each `when` of the body: the condition in words, and its diagram with the leaves `yes` and `no`."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a score gets points for."""

    add: int
    words: str
    """The condition in words that follow «because»."""
    condition: Diagram
    """With the leaves `yes` and `no`."""


@dataclass(frozen=True, slots=True)
class FlowPage:
    """A flow with its diagram and its words."""

    file: str
    flow: Flow
    diagram: Diagram
    """What readers walk; in a tree, each way has its own order of questions."""
    ordered: Diagram
    """The same, with the questions in their written order on every way, for proofs."""
    outcomes: Mapping[str, OutcomePage]
    start: Document | None = None
    helps: Mapping[str, Document] = field(default_factory=dict)
    """The help of questions, by id."""
    shown: tuple[Condition, ...] = ()
    """The conditions of all paragraphs."""
    weights: Mapping[str, tuple[Weight, ...]] = field(default_factory=dict)
    """What each score that a rule reads is made of, by score."""
    tree: Tree | None = None
    """What compiling a tree showed; None for rules."""
    listing: Listing = Listing()
    reviewed: datetime.date | None = None
    changes: tuple[ChangeNote, ...] = ()
    """What readers are told of its changes, the newest first."""
    at: str = ""
    """Its address where that is another one than its place, as of an older version."""

    @property
    def entry(self) -> Entry:
        """How lists name it."""
        flow = self.flow
        changes = self.changes
        return Entry(self.file, self.url_path, flow.title, flow.summary, self.listing, self.reviewed, changes=changes)

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"flows/{self.flow.slug}/"

    def outcome_url_path(self, outcome: str) -> str:
        """The address of an outcome below the base address."""
        return f"{self.url_path}outcomes/{outcome}/"

    @property
    def is_whole(self) -> bool:
        """Whether the condition of every paragraph could be read, so that what none of them names is not used."""
        return all(len(outcome.conditions) == len(outcome.body.whens) for outcome in self.outcomes.values())

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the flow."""
        documents = [self.start] if self.start else []
        documents.extend(self.helps.values())
        for outcome in self.outcomes.values():
            documents.extend((*outcome.do_now, outcome.body))
        return tuple(documents)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A version of a page whose advice could harm; a notice stands in its place."""

    file: str
    """The file of the page."""
    version: str
    date: datetime.date
    reason: str
    where: Location


@dataclass(frozen=True, slots=True)
class Settings:
    """What `site.yaml` says of the whole site."""

    title: str
    where: Location
    tagline: str = ""
    base_url: str = ""
    """Absolute, with a slash at its end; empty where it is not known."""
    language: str = "en"
    welcome: Document | None = None
    grades: Reference | None = None
    """The page that explains the grades of evidence."""
    exit: str = ""
    """An address elsewhere that gives nothing away, for readers who must leave at once."""
    sections: Mapping[str, tuple[str, str, Location]] = field(default_factory=dict)
    """Title, words and place by slug, in the order in which sections are shown."""
    tags: Mapping[str, tuple[str, str, Location]] = field(default_factory=dict)
    """Title, words and place of the tags that have any, by slug."""
    review_every: int | None = None
    """After how many months articles are to be reviewed again that do not say so themselves."""
    edit_url: str = ""
    """Where readers can propose a change, with `{file}` for the file; empty where they cannot."""
    versions_from: datetime.date | None = None
    """Versions that were superseded before this day are not published."""
    withdrawn: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The whole knowledge base."""

    settings: Settings
    sections: tuple[Section, ...]
    flows: tuple[FlowPage, ...]
    sources: Mapping[str, Source]
    images: Mapping[str, Path] = field(default_factory=dict)
    """The images there are, by their file below the root."""
    files: frozenset[str] = frozenset()
    """Every file and folder there is, whether or not it became a page."""
    unread: frozenset[str] = frozenset()
    """Those that could not be read; what refers to them is not judged."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Those of the images that pages show, by file."""
    drafts: tuple[Article, ...] = ()
    """The articles that are left out because they are drafts."""
    day: datetime.date | None = None
    """The day on which the site is built; None where nothing tells it, and then nothing depends on it."""

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
        """What has versions of its own: every article and flow."""
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
