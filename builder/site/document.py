"""Parsed Markdown, with its references."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of a document, as written, and its place."""

    target: str
    where: Location


@dataclass(frozen=True, slots=True)
class Image(Reference):
    """An image in a document."""

    alt: str


@dataclass(frozen=True, slots=True)
class AnswerSlot(Reference):
    """A place that the answer to a question fills."""

    otherwise: str
    """The words that are there without an answer."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document."""

    level: int
    text: str
    anchor: str
    where: Location


@dataclass(frozen=True, slots=True)
class FormerAnchor:
    """An anchor that a page had before, which links may still have."""

    name: str
    where: Location
    to: Reference
    """The place where its words are now."""


@dataclass(frozen=True, slots=True)
class When:
    """A paragraph that is shown when a condition holds."""

    condition: str
    """The condition as written after `::: when`."""
    where: Location
    """The place of the condition."""


@dataclass(frozen=True, slots=True)
class CountryPassage:
    """A passage that holds in some countries only."""

    countries: tuple[str, ...]
    """Their names, in the order written."""
    where: Location


@dataclass(frozen=True)
class Document:
    """A parsed piece of Markdown."""

    file: str
    html: str
    """Its HTML, with the placeholders of `placeholders.py`."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Image, ...] = ()
    citations: tuple[Reference, ...] = ()
    mentions: tuple[Reference, ...] = ()
    """Names after an `@` outside of citations."""
    helps: tuple[Reference, ...] = ()
    """The help services that it names, by key."""
    terms: tuple[Reference, ...] = ()
    """The terms that it marks, by key."""
    figures: tuple[Reference, ...] = ()
    """The figures that it shows, by id."""
    figures_within: tuple[tuple[int, ...], ...] = ()
    """For each of them, the places among `whens` of the conditions that it stands in."""
    lists_terms: bool = False
    """True if the whole glossary is in it."""
    whens: tuple[When, ...] = ()
    passages: tuple[CountryPassage, ...] = ()
    """The passages by country, in order."""
    answers: tuple[AnswerSlot, ...] = ()
    """The places that answers fill."""

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors of its headings."""
        return frozenset(heading.anchor for heading in self.headings)
