"""Help services: whom readers can turn to, and every way to reach them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.problems import Location
from builder.site.document import Reference


@dataclass(frozen=True, slots=True)
class Number:
    """A number as people read it, and as a telephone dials it."""

    written: str
    dialled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpService:
    """A service, and the ways to reach it."""

    key: str
    name: str
    where: Location
    countries: tuple[str, ...] = ()
    """The names of the countries that it is for; empty if it is for all."""
    kind: str = ""
    """Its heading among the services of a country."""
    emergency: bool = False
    """True for those who come when life is in danger; they are first, and stand out."""
    telephone: Number | None = None
    text: Number | None = None
    text_words: str = ""
    """The word to text, where it must be a certain one."""
    relay: str = ""
    """The way for those who cannot speak or hear."""
    sign_language: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    note: str = ""
    """Words to know beforehand."""
    source: Reference | None = None
    """The source in which the numbers were seen."""
    checked: datetime.date | None = None
    checked_at: Location | None = None
    review_every: int | None = None
    """Months after which it is to be checked again."""
