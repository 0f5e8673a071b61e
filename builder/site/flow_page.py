"""Flows, each with its diagram and its words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.flows.conditions import Condition
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.tree import Tree
from builder.problems import Location
from builder.site.document import Document, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.withdrawal import Withdrawal


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
    weighed: frozenset[int] = frozenset()
    """The places of the conditions that read a score: no reader can be asked whether they hold."""
    withdrawal: Withdrawal | None = None
    """The reason to withdraw its advice; its words are gone then."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Points of a score, and the condition for them."""

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
    """The diagram that readers walk; in a tree, each way has its own order of questions."""
    ordered: Diagram
    """The same, with the questions in their written order on every way, for proofs."""
    outcomes: Mapping[str, OutcomePage]
    start: Document | None = None
    helps: Mapping[str, Document] = field(default_factory=dict)
    """The help of questions, by id."""
    shown: tuple[Condition, ...] = ()
    """The conditions of all paragraphs."""
    weights: Mapping[str, tuple[Weight, ...]] = field(default_factory=dict)
    """The parts of each score that a rule reads, by score."""
    tree: Tree | None = None
    """The compiled tree; None for rules."""
    listing: Listing = field(default_factory=Listing)
    reviewed: datetime.date | None = None
    changes: tuple[ChangeNote, ...] = ()
    """Notes for readers on its changes, the newest first."""
    at: str = ""
    """Its address as of an older version, if that differs from its place."""
    withdrawal: Withdrawal | None = None
    """The reason to withdraw its advice; its words are gone then."""

    @property
    def entry(self) -> Entry:
        """The entry that lists show for it."""
        flow = self.flow
        changes = self.changes
        return Entry(
            file=self.file,
            url_path=self.url_path,
            title=flow.title,
            summary=flow.summary,
            listing=self.listing,
            reviewed=self.reviewed,
            changes=changes,
        )

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"flows/{self.flow.slug}/"

    def outcome_url_path(self, outcome: str) -> str:
        """The address of an outcome below the base address."""
        return f"{self.url_path}outcomes/{outcome}/"

    @property
    def is_whole(self) -> bool:
        """True if the condition of every paragraph could be read, so that a name in none of them is not used."""
        return all(len(outcome.conditions) == len(outcome.body.whens) for outcome in self.outcomes.values())

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the flow."""
        documents = [self.start] if self.start else []
        documents.extend(self.helps.values())
        for outcome in self.outcomes.values():
            documents.extend((*outcome.do_now, outcome.body))
        return tuple(documents)
