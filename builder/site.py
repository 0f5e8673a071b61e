"""The site as data: what the knowledge base says, read and placed, ready to be checked and rendered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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
class Article:
    """One article; its address is its section and slug."""

    file: str
    section: str
    slug: str
    title: str
    summary: str
    body: Document
    reviewed: datetime.date | None = None
    tags: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    weight: int = 0
    """Articles of a section are in order of weight, then title."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return f"{self.section}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Section:
    """A folder of articles."""

    slug: str
    title: str
    summary: str
    articles: tuple[Article, ...]

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return f"{self.slug}/"


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
    tree: Tree | None = None
    """What compiling a tree showed; None for rules."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return f"flows/{self.flow.slug}/"

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
    sections: Mapping[str, tuple[str, str, Location]] = field(default_factory=dict)
    """Title, words and place by slug, in the order in which sections are shown."""


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

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, section by section."""
        return tuple(article for section in self.sections for article in section.articles)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown."""
        documents = [article.body for article in self.articles]
        for flow in self.flows:
            documents.extend(flow.documents)
        return (*documents, self.settings.welcome) if self.settings.welcome else tuple(documents)
