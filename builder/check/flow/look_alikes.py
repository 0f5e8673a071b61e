"""Readers can tell apart the options of a question (`same-option`), questions, outcomes and facts (`same-text`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from builder.flows.diagram import Diagram
from builder.flows.model import Option, Question
from builder.problems import Location, Problem, Severity, one_of
from builder.site import FlowPage, Site
from builder.text.reader_form import reader_form

QUESTIONS = "say in each what it asks; to go on from one question in several ways, write it once"
OUTCOMES = "give each a title of its own, or keep one of them"
FACTS = "say in each what it means, or keep one of them"
Named = tuple[str, Location, str, str]
"""An id, its place, its words as they are written, and further words that tell it from others."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Things with the same words."""

    group: tuple[Named, ...]

    @property
    def ids(self) -> str:
        """Their ids, as a list."""
        return one_of([id_ for id_, *_ in self.group], "and")

    @property
    def words(self) -> str:
        """The words of the first."""
        return self.group[0][2]

    @property
    def where(self) -> Location:
        """The place of the second, the first that repeats another."""
        return self.group[1][1]

    @property
    def also(self) -> tuple[tuple[Location, str], ...]:
        """The places of the others."""
        return tuple((where, f"`{id_}`") for id_, where, *_ in (self.group[0], *self.group[2:]))


def check(site: Site) -> Iterator[Problem]:
    """Things with the same words, but for capitals, blanks, quotation marks, invisible characters and the end.

    Options with the same label pass where their hints differ.
    """
    for page in site.flows:
        yield from _options(page)
        yield from _others(page)


def _options(page: FlowPage) -> Iterator[Problem]:
    for question in page.flow.questions.values():
        for same in _alike(_named(option) for option in _offered(question)):
            message = f"{same.ids} of `{question.id}` read the same: “{same.words}”"
            fix = "let each label say how it differs, or remove one of them"
            yield Problem(same.where, "same-option", message, fix, also=same.also)


def _offered(question: Question) -> list[Option]:
    return [question.option(id_) for id_ in question.option_ids]


def _named(option: Option) -> Named:
    return option.id, option.where, option.label, option.hint


def _others(page: FlowPage) -> Iterator[Problem]:
    questions = _alike((each.id, each.where, each.ask, "") for each in page.flow.questions.values())
    questions = [same for same in questions if _meet([id_ for id_, *_ in same.group], page.diagram)]
    outcomes = _alike((each.id, each.where, each.title, "") for each in page.outcomes.values())
    facts = _alike((each.id, each.where, each.clause, "") for each in page.flow.facts.values())
    found = [(f"the questions {same.ids} have the same words", same, QUESTIONS) for same in questions]
    found += [(f"the outcomes {same.ids} have the same title", same, OUTCOMES) for same in outcomes]
    found += [(f"the facts {same.ids} have the same clause", same, FACTS) for same in facts]
    for what, same, fix in found:
        message = f"{what}: “{same.words}”"
        yield Problem(same.where, "same-text", message, fix, severity=Severity.WARNING, also=same.also)


def _meet(questions: Sequence[str], diagram: Diagram) -> bool:
    """True if somebody can be asked two of them; on ways of their own, a tree may ask the same thing several times."""
    below: list[frozenset[str]] = [frozenset()] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        asked = diagram.question(reference)
        for child in diagram.nodes[reference].children:
            if child >= 0:
                below[reference] |= below[child] | {diagram.question(child)} - {asked}
    decide = {diagram.question(reference) for reference in range(len(diagram.nodes))}
    together = {frozenset((diagram.question(at), each)) for at, after in enumerate(below) for each in after}
    return any(not {a, b} <= decide or {a, b} in together for a, b in combinations(questions, 2))


def _alike(named: Iterable[Named]) -> list[Alike]:
    """Groups of two or more with the same words; things without words are in none."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for each in named:
        if each[2].strip():
            groups[reader_form(each[2]), reader_form(each[3])].append(each)
    return [Alike(tuple(group)) for group in groups.values() if len(group) > 1]
