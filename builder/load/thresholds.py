"""The thresholds that all conditions on a value name: they cut it into the ranges that the flow tells apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.flows.cut_values import cut_into, with_cells
from builder.flows.model import Question
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.value_part import ValuePart
from builder.flows.questions.values import Values
from builder.load.reader import Reader
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound that a condition names: the first position of a range."""

    position: int
    clock: str
    where: Location
    written: str


@dataclass(slots=True)
class Thresholds:
    """The thresholds of all conditions that were read so far, by question and the name of the value."""

    found: dict[tuple[str, str], list[Threshold]] = field(default_factory=dict)

    def of(self, question: str, value: str) -> list[Threshold]:
        """Those on one value."""
        return self.found.setdefault((question, value), [])


def cut_questions(questions: Mapping[str, Question], thresholds: Thresholds, within: Reader) -> dict[str, Question]:
    """The questions whose values are cut at all thresholds, so that they have options; others as they are."""
    return {
        id_: _cut(question, question.kind, thresholds, within) if isinstance(question.kind, Values) else question
        for id_, question in questions.items()
    }


def _cut(question: Question, kind: Values, thresholds: Thresholds, within: Reader) -> Question:
    parts = tuple(_on_clock(question, part, thresholds.of(question.id, part.id), within) for part in kind.parts)
    positions = {name: [each.position for each in thresholds.of(question.id, name)] for name in kind.names}
    made = cut_into(replace(kind, parts=parts), positions)
    if made is None:
        message = f"the conditions cut `{question.id}` into too many ranges"
        within.problem(question.where, "too-many-options", message, "compare with fewer numbers, or ask in two steps")
        made = replace(kind, cells=(tuple((None, None) for _ in kind.names),))
    if not made.cells:
        message = f"no values are within all bounds of `{question.id}`"
        within.problem(question.where, "wrong-value", message, "correct its bounds")
        made = replace(kind, cells=(tuple((None, None) for _ in kind.names),))
    return with_cells(question, made)


def _on_clock(question: Question, part: ValuePart, thresholds: list[Threshold], within: Reader) -> ValuePart:
    """The value of a day, counted as all conditions on it count."""
    if not isinstance(part.measure, CalendarDay):
        return part
    clocks = {each.clock: each for each in thresholds if each.clock != "today"}
    relative = next((each for each in thresholds if each.clock), None)
    if len(clocks) > 1 or (relative and "" in clocks):
        first, other = list({each.clock: each for each in reversed(thresholds)}.values())[:2][::-1]
        message = f"`{part.id or question.id}` is compared with `{first.written}` and with `{other.written}`, "
        message += "whose order depends on the day of the answer"
        fix = "count all of them from today in days and weeks, or all in months and years, or name calendar days only"
        within.problem(other.where, "wrong-value", message, fix, also=((first.where, "the other one"),))
    clock = next(iter(clocks), "days" if relative else "")
    return replace(part, measure=replace(part.measure, clock=clock))
