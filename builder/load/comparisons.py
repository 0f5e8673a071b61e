"""Read conditions on values that readers type: a value, a list of them, or bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.flows.conditions import All, AnyOf, Compare, Condition
from builder.flows.model import Question
from builder.flows.questions.day import CalendarDay, moment_of
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import Values
from builder.load.fields import GROUP, Fields, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.load.thresholds import Threshold, Thresholds
from builder.problems import Location, Problem, Result, did_you_mean, one_of

NUMBER_FORMS = ("at-least", "at-most", "more-than", "less-than")
DAY_FORMS = ("from", "until", "after", "before")
COMPARISONS = (*NUMBER_FORMS, *DAY_FORMS)
LEAST = ("at-least", "more-than", "from", "after")
"""The words that name the least; others name the most."""


def read_comparison(question: Question, kind: Values, node: Node, thresholds: Thresholds) -> Result[Condition | None]:
    """The condition on what readers type: a value, a list of them, or bounds; of several values, by their names."""
    reader = Reader()
    if len(kind.parts) == 1:
        measure = kind.parts[0].measure
        return reader.result(
            ValueReader(question, "", measure, kind, thresholds=thresholds, reader=reader).condition(node)
        )
    if not isinstance(node, MappingNode):
        reader.report(replace(wrong_type(node, f"the answer to `{question.id}`", GROUP), fix=names_fix(kind)))
        return reader.result(None)
    measures = dict(zip(kind.names, kind.measures, strict=True))
    parts: list[Condition | None] = []
    for key, value in node.entries:
        if key.text not in measures:
            message = f"the question `{question.id}` has no value `{key.text}`"
            reader.problem(key.where, "unknown-option", message, did_you_mean(key.text, measures))
            parts.append(None)
            continue
        if not isinstance(value, MappingNode):
            fix = f"write `at-least: …` or `until: …`, and the like, below `{key.text}:`"
            reader.report(replace(wrong_type(value, f"the condition on `{key.text}`", GROUP), fix=fix))
            parts.append(None)
            continue
        read = ValueReader(question, key.text, measures[key.text], kind, thresholds=thresholds, reader=reader)
        parts.append(read.condition(value))
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        if not parts:
            reader.problem(node.where, "empty-value", f"the answer to `{question.id}` is empty", names_fix(kind))
        return reader.result(None)
    return reader.result(known[0] if len(known) == 1 else All(known))


def names_fix(kind: Values) -> str:
    """Say how several values are named."""
    return f"write `{kind.names[0]}: …` below it; its values are {one_of(kind.names, 'and')}"


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads conditions on one value, or on a difference."""

    question: Question
    name: str
    measure: Measure
    kind: Values
    thresholds: Thresholds
    reader: Reader

    @property
    def called(self) -> str:
        """Its name in messages."""
        return f"`{self.name or self.question.id}`"

    def condition(self, node: Node) -> Condition | None:
        """The condition; None where it cannot be read."""
        if isinstance(node, Sequence):
            parts = [self.condition(item) for item in node.items]
            if not parts:
                self.reader.problem(node.where, "empty-value", f"no value of {self.called} is named", "name one")
            known = tuple(part for part in parts if part is not None)
            return AnyOf(known) if known and len(known) == len(parts) else None
        if isinstance(node, Scalar):
            found = self.position(node)
            return None if found is None else self.compare(found, found, node, node)
        forms = DAY_FORMS if isinstance(self.measure, CalendarDay) else NUMBER_FORMS
        fields = Fields(node, f"the answer to {self.called}", forms, within=self.reader)
        ends: dict[str, tuple[tuple[int, str], Scalar]] = {}
        whole = bool(node.entries)
        for form in (form for form in forms if fields.has(form)):
            written = fields.scalar(form)
            found = self.position(written) if written else None
            side = "least" if form in LEAST else "most"
            if found is None or written is None:
                whole = False
                continue
            if side in ends:
                message = f"{self.called} has two bounds on one side here"
                self.reader.problem(written.where, "wrong-value", message, "keep one of them")
            step = {"more-than": 1, "after": 1, "less-than": -1, "before": -1}.get(form, 0)
            ends[side] = (found[0] + step, found[1]), written
        if not node.entries:
            fix = f"write `{forms[0]}: …` or `{forms[1]}: …` below it"
            self.reader.problem(node.where, "empty-value", f"the answer to {self.called} is empty", fix)
        if not whole or not ends:
            return None
        least, most = ends.get("least"), ends.get("most")
        low, high = (each[1] if each else None for each in (least, most))
        return self.compare(least[0] if least else None, most[0] if most else None, low, high)

    def position(self, written: Scalar) -> tuple[int, str] | None:
        """The position that a text names, and its clock."""
        if isinstance(self.measure, CalendarDay):
            moment = moment_of(written.text)
            if moment is not None:
                return moment.position, moment.clock
            self.reader.problem(*_no_day(written, f"the bound of {self.called}"))
            return None
        assert isinstance(self.measure, Quantity)
        number = self.measure.plain(written.text)
        if number is None:
            fix = f"write a number with at most {self.measure.decimals} decimals, like 1500" if (
                self.measure.decimals) else "write a whole number, like 1500"  # fmt: skip
            message = f"{self.called} is compared with `{written.text}`, which it can never be"
            self.reader.problem(written.where, "wrong-type", message, fix)
        return None if number is None else (number, "")

    def compare(
        self, least: tuple[int, str] | None, most: tuple[int, str] | None, low: Scalar | None, high: Scalar | None
    ) -> Condition | None:
        """The comparison, whose thresholds are noted."""
        ends = [(each, written) for each, written in ((least, low), (most, high)) if each and written]
        where = ends[0][1].where
        if least and most and least[1] == most[1] and least[0] > most[0]:
            message = f"nothing is both bounds of {self.called} here"
            self.reader.problem(where, "wrong-value", message, "exchange the two, or correct one of them")
            return None
        self._check_bounds(least, most, where)
        made = Compare(self.question.id, self.name, least and least[0], most and most[0])
        noted = [Threshold(least[0], least[1], low.where, low.text)] if least and low else []
        noted += [Threshold(most[0] + 1, most[1], high.where, high.text)] if most and high else []
        if not self.kind.cells:
            self.thresholds.of(self.question.id, self.name).extend(noted)
            return made
        known = {low for cell in self.kind.cells for low, _ in [cell[self.kind.names.index(self.name)]]}
        clock = self.measure.clock if isinstance(self.measure, CalendarDay) else ""
        for each in noted:
            bounds = self.measure.bounds
            outside = each.position in (bounds[0], None if bounds[1] is None else bounds[1] + 1)
            if (each.clock not in (clock, "today") or each.position not in known) and not outside:
                message = f"`{each.written}` is no threshold of {self.called} in its flow"
                fix = "compare with one that the flow compares with, or name a fact of the flow"
                self.reader.problem(each.where, "wrong-value", message, fix)
                return None
        return made

    def _check_bounds(self, least: tuple[int, str] | None, most: tuple[int, str] | None, where: Location) -> None:
        clock = (least or most or (0, ""))[1]
        measure = self.measure
        measure = replace(measure, clock=clock) if isinstance(measure, CalendarDay) and clock else measure
        low, high = measure.bounds
        over = least is not None and high is not None and least[0] > high
        under = most is not None and low is not None and most[0] < low
        starts = least is None or (low is not None and least[0] <= low)
        ends = most is None or (high is not None and most[0] >= high)
        if over or under or (starts and ends):
            message = f"this {'never' if over or under else 'always'} holds: it is outside the bounds of {self.called}"
            why = f"it is {measure.range_in_words(None, None)}" if low is None and high is None else ""
            self.reader.problem(where, "wrong-value", message, "correct it, or `least` and `most` of the question", why)


def _no_day(written: Scalar, what: str) -> tuple[Location, str, str, str]:
    fix = "write a day as 2026-11-23, or `today`, or like `today minus 18 years`"
    return written.where, "no-date", f"{what} is `{written.text}`, which is no day", fix


def without_options(question: Question, where: Location) -> Problem:
    """The problem of an option that is named where readers type a value."""
    message = f"readers type the answer to `{question.id}`, so that it has no options"
    return Problem(where, "wrong-value", message, "compare it, as in `never` with `when`, or name another question")
