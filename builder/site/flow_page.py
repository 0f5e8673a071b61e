"""Flows, each with its diagram and its words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from builder.flows.asking import Asking, asking_of
from builder.flows.collected import Collected
from builder.flows.conditions import Condition
from builder.flows.diagram import Diagram
from builder.flows.figures.figure import needed_for
from builder.flows.follow_ups import FollowUps
from builder.flows.interview_length import InterviewLength, interview_length
from builder.flows.model import Flow
from builder.flows.tree import CompiledTree
from builder.problems import Location
from builder.site.content_page import PagePart
from builder.site.document import Document, Reference
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.message import MessagePage
from builder.site.outcome_page import OutcomePage
from builder.site.page_kinds import Kind
from builder.site.withdrawal import Withdrawal


@dataclass(frozen=True, slots=True)
class Weight:
    """A condition that adds points to a score."""

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
    """The diagram of what readers get; in a tree, each way has its own order of questions."""
    ordered: Diagram
    """The same, with the questions in one order on every way, for proofs."""
    outcomes: Mapping[str, OutcomePage]
    start: Document | None = None
    helps: Mapping[str, Document] = field(default_factory=dict)
    """The help of questions, by id."""
    shown: tuple[Condition, ...] = ()
    """The conditions of all paragraphs, and of the messages that go with them."""
    weights: Mapping[str, tuple[Weight, ...]] = field(default_factory=dict)
    """The conditions of each score that a rule reads, by score."""
    tree: CompiledTree | None = None
    """The compiled tree; None for rules."""
    collected: Collected | None = None
    """The items, in a flow that collects; `diagram` then tells for whom there is none."""
    reached: Mapping[str, Diagram] = field(default_factory=dict)
    """For whom a way comes to each question of a tree that a paragraph reads, where that is not everybody."""
    listing: Listing = field(default_factory=Listing)
    weight: int = 0
    """Flows are in order of weight, then title."""
    related: tuple[Reference, ...] = ()
    """Articles and flows to read next, if its editor names any."""
    reviewed: datetime.date | None = None
    reviewer: str = ""
    review_every: int | None = None
    """The months until its next review; None if `site.yaml` says so."""
    reviewed_at: Location | None = None
    changes: tuple[ChangeNote, ...] = ()
    """The notes on its changes, newest first."""
    at: str = ""
    """Its address as of an older version, if that differs from its place."""
    withdrawal: Withdrawal | None = None
    """The reason to withdraw its advice; its words are gone then."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind.FLOW

    @property
    def title(self) -> str:
        """Its title."""
        return self.flow.title

    @property
    def entry(self) -> Entry:
        """Its line in lists."""
        return Entry(
            file=self.file,
            url_path=self.url_path,
            title=self.flow.title,
            summary=self.flow.summary,
            listing=self.listing,
            reviewed=self.reviewed,
            reviewer=self.reviewer,
            review_every=self.review_every,
            weight=self.weight,
            draft=self.flow.draft,
            changes=self.changes,
        )

    @property
    def url_path(self) -> str:
        """Its address below the base address."""
        return self.at or f"flows/{self.flow.slug}/"

    def outcome_url_path(self, outcome: str) -> str:
        """The address of an outcome below the base address."""
        return f"{self.url_path}outcomes/{outcome}/"

    @property
    def follow_ups(self) -> FollowUps:
        """The questions that are asked after its outcomes; none after items."""
        conditions = {} if self.collected else {outcome.id: outcome.reads for outcome in self.outcomes.values()}
        figures = {} if self.collected else self.figure_needs
        return FollowUps(self.flow, self.diagram, conditions, self.reached, figures)

    @property
    def asking(self) -> Asking:
        """The way in which its readers are asked; not of items."""
        return asking_of(self.flow, self.diagram)

    @property
    def length(self) -> InterviewLength:
        """The numbers of questions that its readers are asked; not of items."""
        if self.flow.proof_order:
            asking = self.asking
            return InterviewLength(most=asking.at_most(asking.root, self.follow_ups.askable), exact=False)
        return interview_length(self.diagram, self.follow_ups)

    @property
    def figure_questions(self) -> Mapping[str, list[str]]:
        """The questions that the figures of each outcome read."""
        return {o.id: needed_for(o.figures, self.flow.figures) for o in self.outcomes.values() if o.figures}

    @property
    def figure_needs(self) -> Mapping[str, Mapping[str, list[tuple[int, ...]]]]:
        """The same, each question with the places of the conditions of its outcome that are around such a figure."""
        found: dict[str, dict[str, list[tuple[int, ...]]]] = {}
        for outcome in self.outcomes.values():
            for figure, within in outcome.shown_figures:
                for question in needed_for([figure], self.flow.figures):
                    found.setdefault(outcome.id, {}).setdefault(question, []).append(within)
        return found

    def with_messages(self, messages: Mapping[str, MessagePage]) -> Self:
        """The flow with the conditions of the messages that its outcomes name."""
        outcomes = {id_: self._reading(page, messages) for id_, page in self.outcomes.items()}
        named = {slug for outcome in outcomes.values() for slug in outcome.message_reads}
        shown = (part.condition for slug in named for part in messages[slug].conditions)
        return replace(self, outcomes=outcomes, shown=tuple(dict.fromkeys((*self.shown, *shown))))

    def _reading(self, outcome: OutcomePage, messages: Mapping[str, MessagePage]) -> OutcomePage:
        named = dict.fromkeys(reference.target for reference in outcome.messages)
        own = [messages[slug] for slug in named if slug in messages and messages[slug].reads_flow(self.flow.slug)]
        return replace(outcome, message_reads={each.slug: tuple(c.diagram for c in each.conditions) for each in own})

    @property
    def is_whole(self) -> bool:
        """Check that the condition of every paragraph could be read, so that what none of them names is not used."""
        return all(outcome.is_whole for outcome in self.outcomes.values())

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every piece of Markdown of the flow."""
        return tuple(document for part in self.parts for document in part.documents)

    @property
    def parts(self) -> tuple[PagePart, ...]:
        """The flow itself, then each of its outcomes."""
        start = (self.start,) if self.start else ()
        own = PagePart(
            file=self.file, url_path=self.url_path, title=self.title, called="this page", where=Location(self.file),
            documents=(*start, *self.helps.values()), withdrawal=self.withdrawal,
        )  # fmt: skip
        return (own, *(self._part(outcome) for outcome in self.outcomes.values()))

    def _part(self, outcome: OutcomePage) -> PagePart:
        return PagePart(
            file=outcome.file, url_path=self.outcome_url_path(outcome.id), title=outcome.title, called="this outcome",
            where=outcome.where, documents=(*outcome.do_now, outcome.body), body=outcome.body,
            evidence=outcome.evidence, withdrawal=outcome.withdrawal,
        )  # fmt: skip

    def withdrawn(self, mark: Callable[[str], str], note: ChangeNote, withdrawal: Withdrawal) -> Self:
        """The flow without its words: `mark` marks its titles, and the `note` takes the place of its summary.

        Its questions and diagram stay, for the addresses of its pages; nobody is given them to walk.
        """
        short = self.flow.short and mark(self.flow.short)
        return replace(
            self,
            flow=replace(self.flow, title=mark(self.flow.title), short=short, summary=note.note),
            start=None,
            helps={},
            reviewed=None,
            reviewer="",
            related=(),
            listing=Listing(aliases=self.listing.aliases),
            changes=(note,),
            withdrawal=withdrawal,
        )
