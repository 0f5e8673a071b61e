"""Messages: words to send, in up to three forms, each with a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Self

from builder.flows.conditions import Condition
from builder.flows.diagram import Diagram
from builder.problems import Location
from builder.site.content_page import PagePart
from builder.site.document import Document, Reference, When
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.message_text import MessageForm, MessageVariable, Pieces
from builder.site.page_kinds import Kind
from builder.site.withdrawal import Withdrawal


@dataclass(frozen=True, slots=True)
class PartCondition:
    """The condition of parts of a message."""

    words: str
    """In words that follow «if»."""
    condition: Condition
    diagram: Diagram
    """With the leaves `yes` and `no`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """One message; its address is its slug."""

    file: str
    slug: str
    title: str
    summary: str
    occasion: str
    """The group that it is in where messages are listed."""
    body: Document
    """All forms as HTML with blanks, for comparing versions."""
    subject: Pieces = ()
    """The subject line of the email."""
    variables: tuple[MessageVariable, ...] = ()
    forms: tuple[MessageForm, ...] = ()
    flow: Reference | None = None
    """The slug of the flow whose answers its parts and variables read."""
    whens: tuple[When, ...] = ()
    """The conditions of its parts as written, each once."""
    conditions: tuple[PartCondition, ...] = ()
    """The same compiled; empty where its flow or one of them cannot be read."""
    countries: tuple[str, ...] = ()
    weight: int = 0
    """Occasions are in order of their smallest weight, messages in order of weight, then title."""
    listing: Listing = field(default_factory=Listing)
    draft: bool = False
    changes: tuple[ChangeNote, ...] = ()
    at: str = ""
    """Its address as of an older version, if that differs from its place."""
    original: Location | None = None
    """The place of its key `original`, which translations have."""
    withdrawal: Withdrawal | None = None

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind.MESSAGE

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"messages/{self.slug}/"

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its words as one piece of HTML."""
        return (self.body,)

    @property
    def parts(self) -> tuple[PagePart, ...]:
        """The message, which has one address."""
        return (
            PagePart(
                file=self.file, url_path=self.url_path, title=self.title, called="this message",
                where=Location(self.file), documents=self.documents, withdrawal=self.withdrawal,
            ),
        )  # fmt: skip

    @property
    def blanks(self) -> dict[str, str]:
        """The words shown for each variable until something is typed."""
        return {variable.name: variable.blank for variable in self.variables}

    def reads_flow(self, flow: str) -> bool:
        """True if its parts read the answers of a flow."""
        return self.flow is not None and self.flow.target == flow and bool(self.conditions)

    def condition_words(self, place: int) -> str:
        """A condition in words, or as it was written where it could not be read."""
        return self.conditions[place].words if self.conditions else self.whens[place].condition

    @property
    def entry(self) -> Entry:
        """Its line in lists."""
        return Entry(
            file=self.file, url_path=self.url_path, title=self.title, summary=self.summary, listing=self.listing,
            reviewed=None, weight=self.weight, draft=self.draft, changes=self.changes,
        )  # fmt: skip

    def withdrawn(self, mark: Callable[[str], str], note: ChangeNote, withdrawal: Withdrawal) -> Self:
        """The message without its words: `mark` marks its title, and the `note` takes their place."""
        return replace(
            self, title=mark(self.title), summary=note.note, body=Document(self.file, ""), subject=(), variables=(),
            forms=(), flow=None, whens=(), conditions=(), countries=(), listing=Listing(aliases=self.listing.aliases),
            changes=(note,), withdrawal=withdrawal,
        )  # fmt: skip
