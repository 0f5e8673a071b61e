"""The ways into a site that its editor chooses: the home page, the menu, and the flows offered under articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.site.document import Reference


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A short link of the home page."""

    title: str
    page: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """The pages that `site.yaml` puts first."""

    ask: Reference | None = None
    """The flow whose first question is on the home page."""
    shortcuts: tuple[Shortcut, ...] = ()
    menu: tuple[Reference, ...] | None = None
    """Sections, lists and pages in their order; None for all flows and sections."""
    cards: tuple[Reference, ...] | None = None
    """The flows to offer under articles that name none; None for any that fit."""

    @property
    def pages(self) -> Iterator[tuple[str, Reference]]:
        """The references to pages, each with its key."""
        if self.ask:
            yield "ask", self.ask
        yield from (("page", shortcut.page) for shortcut in self.shortcuts)
        yield from (("cards", card) for card in self.cards or ())
        yield from (("menu", entry) for entry in self.menu or () if "/" in entry.target)

    @property
    def names(self) -> Iterator[Reference]:
        """The entries of the menu that are the names of sections and lists."""
        yield from (entry for entry in self.menu or () if "/" not in entry.target)
