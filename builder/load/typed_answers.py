"""Read the values of a scenario, as a reader could type them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.flows.model import Question
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.values import Values
from builder.load.comparisons import ValueReader, names_fix
from builder.load.fields import GROUP, TEXT, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar
from builder.load.reader import Reader
from builder.load.thresholds import Thresholds
from builder.problems import Result, did_you_mean


def read_typed(question: Question, kind: Values, node: Node) -> Result[tuple[str, ...]]:
    """The answer of a scenario to a question whose values are cut: the cell of the values that are written."""
    reader = Reader()
    single = len(kind.parts) == 1
    written = {"": node} if single else dict(_entries(node, question, kind, reader))
    found = []
    for part in kind.parts:
        value = written.get(part.id)
        if not isinstance(value, Scalar):
            what = f"`{part.id or question.id}`"
            if value is not None:
                reader.report(wrong_type(value, what, TEXT))
            elif not reader.problems:
                reader.problem(node.where, "missing-key", f"{what} has no value here", f"add `{part.id}: …`")
            return reader.result(())
        at = ValueReader(question, part.id, part.measure, kind, thresholds=Thresholds(), reader=reader).position(value)
        if at is None:
            return reader.result(())
        clock = part.measure.clock if isinstance(part.measure, CalendarDay) else ""
        if at[1] not in (clock, "today" if clock else ""):
            message = f"`{part.id or question.id}` is counted in another way than `{value.text}`"
            fix = "count it from today, as the conditions do" if clock else "write a calendar day"
            reader.problem(value.where, "wrong-value", message, fix)
            return reader.result(())
        found.append(at[0])
    found += [found[one] - found[other] for one, other in (each.pair for each in kind.differences)]
    place = kind.cell_at(found)
    if place is None:
        message = f"the answer to `{question.id}` is outside its bounds"
        reader.problem(node.where, "wrong-value", message, "write one that readers can give")
        return reader.result(())
    return reader.result((kind.cell_id(kind.cells[place]),))


def _entries(node: Node, question: Question, kind: Values, reader: Reader) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, MappingNode):
        reader.report(replace(wrong_type(node, f"the answer to `{question.id}`", GROUP), fix=names_fix(kind)))
        return
    for key, value in node.entries:
        if key.text not in [part.id for part in kind.parts]:
            message = f"the question `{question.id}` asks for no value `{key.text}`"
            reader.problem(key.where, "unknown-option", message, did_you_mean(key.text, [p.id for p in kind.parts]))
        yield key.text, value
