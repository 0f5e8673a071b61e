"""Read the decision tables of a DMN file, of any version of its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.flows.decision_table.model import POLICIES, CellTest, DecisionTable, Input, TableRule
from builder.load.reader import Reader
from builder.load.tables.feel import read_tests
from builder.load.tables.xml_elements import XmlElement, read_xml
from builder.problems import Location, Problem, Result

MAX_RULES = 5_000
_WHOLE = ("integer", "long", "int", "short")
_HOW = "choose one of them in the program that made the table"


@dataclass(frozen=True, slots=True)
class TypeOfValues:
    """A type that a DMN file defines, as far as it says which values an input can have."""

    base: str
    allowed: str
    where: Location


def read_dmn(data: bytes, file: str) -> Result[tuple[DecisionTable, ...]]:
    """The tables that can be read whole; what is in the way of the others are its problems."""
    reader = Reader()
    root = reader.take(read_xml(data, file))
    if root is None:
        return reader.result(())
    types = {each.attributes.get("name", ""): _type(each) for each in root.within("itemDefinition")}
    tables = []
    for owner in (*root.within("decision"), *root.within("businessKnowledgeModel")):
        for table in owner.within("decisionTable"):
            name = owner.attributes.get("name") or owner.attributes.get("id") or "decision"
            made = _TableReader(name, types, within=reader).table(table)
            tables += [made] if made else []
    if not list(root.within("decisionTable")):
        reader.problem(
            root.where, "table-unread", "there is no decision table in this file", "name a DMN file with one"
        )
    return reader.result(tuple(tables))


def _type(element: XmlElement) -> TypeOfValues:
    base, allowed = element.first("typeRef"), element.first("allowedValues")
    return TypeOfValues(base.text.strip() if base else "", _text(allowed), element.where)


def _text(element: XmlElement | None) -> str:
    """The text of an entry, which is in an element of its own."""
    inner = element.first("text") if element else None
    return (inner or element).text.strip() if inner or element else ""  # type: ignore[union-attr]


class _TableReader(Reader):
    """Reads one table; a part that cannot be read leaves out the table."""

    def __init__(self, name: str, types: Mapping[str, TypeOfValues], within: Reader) -> None:
        super().__init__(within)
        self._name = name
        self._types = types

    def table(self, element: XmlElement) -> DecisionTable | None:
        before = len(self.problems)
        policy = self._policy(element)
        inputs = tuple(self._input(each) for each in element.all("input"))
        outputs = list(element.all("output"))
        rows = list(element.all("rule"))
        if not inputs or not outputs or not rows:
            self._refuse(element, "has no input, no output or no rule", "write what is missing")
        if len(rows) > MAX_RULES:
            self._refuse(element, f"has more than {MAX_RULES:,} rules", "divide it into smaller tables")
            return None
        rules = [self._rule(each, place, len(inputs), len(outputs)) for place, each in enumerate(rows, start=1)]
        priorities = tuple(self._values(each) for each in outputs) if policy == "P" else ()
        if policy == "P" and not all(priorities):
            self._refuse(element, "has the hit policy priority, and outputs without a list of values",
                         "list the values of each output, the most important first")  # fmt: skip
        if len(self.problems) > before:
            return None
        defaults = tuple(_text(each.first("defaultOutputEntry")) for each in outputs)
        inputs = tuple(_with_days(each, [rule.tests[n] for rule in rules]) for n, each in enumerate(inputs))
        return DecisionTable(
            name=self._name,
            policy=policy,
            inputs=inputs,
            outputs=tuple(
                each.attributes.get("label") or each.attributes.get("name") or self._name for each in outputs
            ),
            rules=tuple(rules),
            where=element.where,
            priorities=priorities,
            otherwise=defaults if all(defaults) else (),
        )

    def _refuse(self, element: XmlElement, what: str, fix: str) -> None:
        self.report(Problem(element.where, "table-unread", f"the table “{self._name}” {what}", fix))

    def _policy(self, element: XmlElement) -> str:
        written = element.attributes.get("hitPolicy", "UNIQUE").strip().upper()
        letter = next((letter for letter, name in POLICIES.items() if written in (letter, name.upper())), "")
        if not letter:
            names = ", ".join(POLICIES.values())
            self._refuse(element, f"has the hit policy `{written}`; these are read: {names}", _HOW)
        return letter

    def _input(self, element: XmlElement) -> Input:
        expression = element.first("inputExpression")
        type_ = expression.attributes.get("typeRef", "") if expression else ""
        type_ = type_.rpartition(":")[2]
        defined = self._types.get(type_)
        base = (defined.base if defined else type_).rpartition(":")[2].lower()
        values = element.first("inputValues")
        allowed = self._tests(_text(values), values.where) if values else None
        if allowed is None and defined and defined.allowed:
            allowed = self._tests(defined.allowed, defined.where)
        name = element.attributes.get("label") or " ".join(_text(expression).split()) or "input"
        return Input(
            name=name,
            where=element.where,
            whole=base in _WHOLE,
            yes_no=base == "boolean",
            days=base == "date",
            allowed=allowed if allowed and not allowed.is_any else None,
        )

    def _tests(self, text: str, where: Location) -> CellTest | None:
        return self.take(read_tests(text, where))

    def _rule(self, element: XmlElement, number: int, inputs: int, outputs: int) -> TableRule:
        entries, given = list(element.all("inputEntry")), list(element.all("outputEntry"))
        if (len(entries), len(given)) != (inputs, outputs):
            self._refuse(element, f"has a rule {number} with another number of cells", "give it one for each column")
        tests = [self._tests(_text(each), each.where) or CellTest(each.where) for each in entries]
        notes = [_text(each) for each in element.all("annotationEntry")]
        because = " ".join(note for note in notes if note)
        return TableRule(number, tuple(tests), tuple(map(_text, given)), element.where, because=because)

    def _values(self, output: XmlElement) -> tuple[str, ...]:
        """The values of an output in their order, each as its cells would have it."""
        written = _text(output.first("outputValues"))
        test = self._tests(written, output.where) if written else None
        return tuple(f'"{word}"' for word in test.words) if test else ()


def _with_days(column: Input, tests: list[CellTest]) -> Input:
    """The input, which is of days if one of its cells is."""
    if not any(test.days for test in tests):
        return column
    return Input(column.name, column.where, days=True, allowed=column.allowed)
