"""Entries of lists of pages, and the tags, index titles, aliases and sections of a page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.problems import Location
from builder.site.document import Reference


@dataclass(frozen=True, slots=True)
class Listing:
    """The places where a page is found besides its own address."""

    tags: tuple[Reference, ...] = ()
    index_as: tuple[Reference, ...] = ()
    """Other titles under which it is in the index from A to Z."""
    aliases: tuple[Reference, ...] = ()
    """Its former addresses, as written."""
    also_in: tuple[Reference, ...] = ()
    """Further sections whose lists it is in."""
    search: tuple[Reference, ...] = ()
    """Words that find it in the search, besides its own."""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A note for readers on a change of the advice."""

    date: datetime.date
    note: str
    where: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or a flow, as an entry in lists of pages."""

    file: str
    url_path: str
    title: str
    summary: str
    listing: Listing
    reviewed: datetime.date | None
    reviewer: str = ""
    """The expert who reviewed it; empty where none has."""
    review_every: int | None = None
    """The months until its next review; None if `site.yaml` says so."""
    weight: int = 0
    draft: bool = False
    changes: tuple[ChangeNote, ...] = ()
    authors: tuple[str, ...] = ()
