"""The common part of every page that an editor writes, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, Self

from builder.problems import Location
from builder.site.document import Document, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.page_kinds import Kind
from builder.site.withdrawal import Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """A page, or a part of it that has an address of its own, as an outcome of a flow has."""

    file: str
    url_path: str
    title: str
    called: str
    """Words for messages: `this page`."""
    where: Location
    documents: tuple[Document, ...] = ()
    body: Document | None = None
    """The one of its documents whose headings links can lead to."""
    evidence: tuple[Reference, ...] = ()
    """The sources that it rests on without citing them in its words."""
    withdrawal: Withdrawal | None = None


class ContentPage(Protocol):
    """A page that an editor writes; it has versions of its own."""

    @property
    def kind(self) -> Kind:
        """Its kind."""

    @property
    def file(self) -> str:
        """The file that stands for it."""

    @property
    def url_path(self) -> str:
        """Its address below the base address."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def entry(self) -> Entry:
        """Its line in lists."""

    @property
    def listing(self) -> Listing:
        """The lists that it is in."""

    @property
    def changes(self) -> tuple[ChangeNote, ...]:
        """The notes on its changes, newest first."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the page."""

    @property
    def parts(self) -> tuple[PagePart, ...]:
        """The page itself, then everything else that has an address of its own."""

    @property
    def withdrawal(self) -> Withdrawal | None:
        """The reason why its advice may not be read; its words are gone then."""

    def withdrawn(self, mark: Callable[[str], str], note: ChangeNote, withdrawal: Withdrawal) -> Self:
        """The page without its advice: `mark` marks its title, and the `note` takes the place of its words."""
