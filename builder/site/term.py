"""Terms of the glossary: words that some readers do not know, each with a plain explanation."""

from __future__ import annotations

from dataclasses import dataclass

from builder.problems import Location
from builder.site.document import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A term and its explanation."""

    key: str
    term: str
    """The word as it is written in the middle of a sentence."""
    means: str
    where: Location
    also: tuple[str, ...] = ()
    """Other words for the same."""
    countries: tuple[str, ...] = ()
    """The names of the countries in which it has this meaning; empty if in all."""
    source: Reference | None = None
    read: Reference | None = None
    """The page that says more."""

    @property
    def title(self) -> str:
        """The term as it begins a line."""
        return self.term[:1].upper() + self.term[1:]
