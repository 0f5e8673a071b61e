"""The words of the outcomes of flows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.flows.diagram import Diagram
from builder.problems import Location
from builder.site.document import Document, Reference
from builder.site.guard import Guard
from builder.site.withdrawal import Withdrawal

KEEPS = ("calendar", "reply-by", "record")
"""The forms that a result can offer: an appointment, a reminder to reply, and a record of what the reader did."""
TONES = ("danger", "wait", "go")
"""The words for how an outcome is to be taken: keep away; something else comes first; the reader can act on it."""


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
    """For each `when` of the body, then for each guard: the condition in words, and its diagram with the leaves `yes`
    and `no`."""
    guards: tuple[Guard, ...] = ()
    """The conditions on its steps, on its ways on and on the flows after it."""
    weighed: frozenset[int] = frozenset()
    """The places of the conditions that read a score: no reader can be asked whether they hold."""
    original: Location | None = None
    """The place of its key `original`, which translations have."""
    withdrawal: Withdrawal | None = None
    """The reason to withdraw its advice; its words are gone then."""
    was: tuple[str, ...] = ()
    """The ids it had before, whose addresses lead to it."""
    messages: tuple[Reference, ...] = ()
    """The slugs of the messages that go with it, the most useful first."""
    keep: tuple[str, ...] = ()
    """The forms that its result offers, of `KEEPS`."""
    tone: str = ""
    """The word for how it is to be taken, one of `TONES`, or nothing."""
    message_reads: Mapping[str, tuple[Diagram, ...]] = field(default_factory=dict)
    """The conditions of the parts of its messages, by slug, where they read this flow."""
    verdict_filled: str = ""
    """The verdict with its places for answers, if it has any."""

    @property
    def figures(self) -> list[str]:
        """The figures that it shows."""
        return list(dict.fromkeys(reference.target for reference in self.body.figures))

    @property
    def shown_figures(self) -> list[tuple[str, tuple[int, ...]]]:
        """Each figure at each of its places, with those of the conditions around it, as far as these could be read."""
        known, body = len(self.conditions), self.body
        return [
            (figure.target, tuple(place for place in within if place < known))
            for figure, within in zip(body.figures, body.figures_within, strict=True)
        ]

    @property
    def reads(self) -> tuple[Diagram, ...]:
        """All conditions that its words read: those of its paragraphs, then those of its messages."""
        of_messages = (diagram for diagrams in self.message_reads.values() for diagram in diagrams)
        return (*(diagram for _, diagram in self.conditions), *of_messages)

    def guarded(self, of: str) -> dict[int, int]:
        """For each entry of a list that has a condition, the place of that among `conditions`."""
        first = len(self.body.whens)
        return {each.place: first + number for number, each in enumerate(self.guards) if each.of == of}

    @property
    def is_whole(self) -> bool:
        """True if every condition could be read."""
        return len(self.conditions) == len(self.body.whens) + len(self.guards)

    def first_read_by(self, message: str) -> int | None:
        """The place among `reads` where the conditions of a message begin; None if it reads none of this flow."""
        place = len(self.conditions)
        for slug, diagrams in self.message_reads.items():
            if slug == message:
                return place
            place += len(diagrams)
        return None
