"""The flows that go on from an outcome, and what each of them is told: answers carried over, and fixed ones.

The same in the browser is `told` in `templates/assets/js/flow-carry.js`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import basename, dirname, join, normpath

from builder.flows.answers import Answers
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the other flow, and its place."""

    id: str
    where: Location


@dataclass(frozen=True, slots=True)
class Carry:
    """A question of this flow whose answer tells the answer to a question of the next one."""

    question: str
    to: Named
    options: tuple[tuple[str, Named], ...]
    """Options of both, in the written order; the first one that was chosen counts."""
    same: bool
    """True if the options have the same ids in both, so that they were not written."""
    where: Location


@dataclass(frozen=True, slots=True)
class Tell:
    """A question of the next flow that the outcome itself answers."""

    to: Named
    options: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class NextFlow:
    """A flow that goes on from an outcome."""

    label: str
    flow: Named
    """The path of its file, from that of the outcome."""
    where: Location
    carry: tuple[Carry, ...] = ()
    tell: tuple[Tell, ...] = ()

    def slug(self, file: str) -> str:
        """The slug of the other flow, for an outcome written in this file."""
        return basename(dirname(normpath(join(dirname(file), self.flow.id))))


@dataclass(slots=True)
class Told:
    """All that the next flow is told of one of its questions."""

    chosen: list[str] = field(default_factory=list)
    """Its options that hold; the first one counts where it takes one answer."""
    clear: list[str] = field(default_factory=list)
    """Those that do not hold."""
    whole: bool = False
    """True if every other option is clear, too."""


def told(next_flow: NextFlow, answers: Answers) -> dict[str, Told]:
    """Everything that answers tell the next flow, by its questions; `answers` are those that count, and no others."""
    found: dict[str, Told] = {}
    for carry in next_flow.carry:
        if carry.question in answers:
            of = found.setdefault(carry.to.id, Told())
            for own, theirs in carry.options:
                (of.chosen if own in answers[carry.question] else of.clear).append(theirs.id)
    for tell in next_flow.tell:
        of = found.setdefault(tell.to.id, Told())
        of.chosen += [option.id for option in tell.options]
        of.whole = True
    return found


def in_words(next_flow: NextFlow) -> str:
    """The flow and what it is told, as editors write it, in one line."""
    parts = [f"{PurePosixPath(next_flow.flow.id)}"]
    for carry in next_flow.carry:
        pairs = ", ".join(f"{own} → {theirs.id}" for own, theirs in carry.options if not carry.same)
        parts.append(f"{carry.question} → {carry.to.id}" + (f" ({pairs})" if pairs else ""))
    parts += [f"{tell.to.id}: {', '.join(option.id for option in tell.options)}" for tell in next_flow.tell]
    return "; ".join(parts)


def exported(next_flow: NextFlow) -> dict[str, object]:
    """The same for the browser, without the address, which the page has."""
    carry = [[c.question, c.to.id, [[own, theirs.id] for own, theirs in c.options]] for c in next_flow.carry]
    tell: Mapping[str, list[str]] = {each.to.id: [option.id for option in each.options] for each in next_flow.tell}
    return {"carry": carry, "tell": tell}
