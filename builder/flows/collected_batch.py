"""Answers in, items out: one JSON object a line.

Items that read few questions are looked up together, by the answers to these: most lines find all of them in a table,
and only the first line with new answers to these questions walks their diagrams.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from builder.flows.answers import Answers
from builder.flows.batch import Reply, answerer_by
from builder.flows.collected import OPEN, Collected, still_read, way
from builder.flows.model import Flow
from builder.text.printable import json_text

MAX_REMEMBERED = 20_000
"""The limit on answers that are remembered for the items of a table."""
MAX_CELLS = 1_000
"""The most answers to the questions of a table with several items, so that lines soon repeat them."""
Key = tuple[Sequence[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The result for items that read the same questions, under some answers to these."""

    asked: int
    """The questions asked on their ways, a bit each."""
    open: bool
    """True if some question has no answer yet."""
    given: tuple[tuple[int, str], ...]
    """The items that are given: the place of each, and its entry as JSON."""


def run_collected(
    flow: Flow, collected: Collected, lines: Iterable[str], today: datetime.date | None = None
) -> Iterator[Reply]:
    """One reply for every line that is not blank; a wrong line gives an `error` and the rest go on."""
    answer = answerer_by(flow, _Replies(flow, collected).to, today)
    return (answer(line) for line in lines if line.strip())


class _Replies:
    """Replies to answers that could be read."""

    def __init__(self, flow: Flow, collected: Collected) -> None:
        self.flow = flow
        self.collected = collected
        self.groups = {item.id: group.id for group in flow.groups.values() for item in group.items}
        self.bits = {question: 1 << place for place, question in enumerate(flow.questions)}
        self.tables = [(tuple(read), items, dict[Key, Found]()) for read, items in self._together()]
        self.asked: dict[int, str] = {}
        self.entries: dict[tuple[str, tuple[int, ...]], str] = {}
        """The entry of each item by the values on the way to it."""

    def _together(self) -> list[tuple[list[str], list[tuple[int, str]]]]:
        """Questions with the items that read no others: few enough answers to be looked up together."""
        tables: list[tuple[list[str], list[tuple[int, str]]]] = []
        for place, (id_, diagram) in enumerate(self.collected.items.items()):
            read = still_read(diagram, diagram.root)
            for questions, items in tables:
                both = [*questions, *(question for question in read if question not in questions)]
                if both == questions or prod(map(self._answers, both)) <= MAX_CELLS:
                    questions[:] = both
                    items.append((place, id_))
                    break
            else:
                tables.append((read, [(place, id_)]))
        return tables

    def _answers(self, question: str) -> int:
        """The number of answers to a question."""
        return prod(variable.size for variable in self.collected.variables if variable.question == question)

    def to(self, answers: Answers) -> str:
        """The line of the reply."""
        answers = self.collected.counted(answers)
        asked, given = 0, list[tuple[int, str]]()
        for read, items, table in self.tables:
            key = tuple([answers.get(question) for question in read])
            found = table.get(key)
            if found is None:
                if len(table) >= MAX_REMEMBERED:
                    table.clear()
                found = table[key] = self._found(items, answers)
            if found.open:
                return self._missing(answers)
            asked |= found.asked
            given += found.given
        if asked not in self.asked:
            self.asked[asked] = json_text([q for q, bit in self.bits.items() if asked & bit], indent=None)
        given.sort()
        if not given:
            nothing = json_text(self.flow.nothing, indent=None)
            return f'{{"results": [], "outcome": {nothing}, "asked": {self.asked[asked]}}}'
        return f'{{"results": [{", ".join([entry for _, entry in given])}], "asked": {self.asked[asked]}}}'

    def _found(self, items: Sequence[tuple[int, str]], answers: Answers) -> Found:
        asked, given = 0, []
        for place, id_ in items:
            taken = way(self.collected.items[id_], answers)
            if taken.given is OPEN:
                return Found(0, True, ())
            for variable in taken.values:
                asked |= self.bits[self.collected.variables[variable].question]
            if taken.given:
                key = id_, tuple(taken.values.values())
                if key not in self.entries:
                    entry = {"item": id_, "group": self.groups[id_], "because": self.collected.because(id_, answers)}
                    self.entries[key] = json_text(entry, indent=None)
                given.append((place, self.entries[key]))
        return Found(asked, False, tuple(given))

    def _missing(self, answers: Answers) -> str:
        """The reply while a question that is asked has no answer."""
        position = self.collected.position(answers)
        said = {
            "next": position.next, "at_most": position.at_most, "given": position.given, "possible": position.open,
        }  # fmt: skip
        return json_text(said, indent=None)
