"""Rules in a CSV file beside `flow.yaml`, one row a rule: each row takes the form that it would have in YAML.

So everything that reads rules reads these, and every cell keeps its own place in its file.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from builder.load.csv_table import CsvTable, Row, read_csv
from builder.load.fields import TEXT, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.problems import Location, Problem, did_you_mean

TABLE_KEYS = ("table",)
"""Keys of an entry of `rules` that takes the rules of a table."""
RULE_COLUMNS = ("advise", "id", "because", "was")
"""The columns of a table of rules that are no question; what a row gives comes first, and must be there."""
CASE_COLUMNS = ("is",)
"""The same of a table with the cases of a decision."""
ColumnNames = tuple[str, ...]
ANY = ("", "-")
"""Cells of a question that any answer fits."""
NOT = "not"
BETWEEN = "|"


class RuleTables(Reader):
    """Puts the rules of tables in place, for one flow."""

    def __init__(self, files: Files, folder: str) -> None:
        super().__init__()
        self._files = files
        self.folder = folder
        self.complete = True
        """False if a table cannot be read, so that the rules are not all there."""
        self.used: dict[str, CsvTable | None] = {}
        """The tables that are named, by their file; None is one that cannot be read."""

    def insert(self, flow: Mapping) -> Mapping:
        """The flow with the rules of its tables in place, and with the cases of its decisions."""
        questions = flow.get("questions")
        known = [key.text for key, _ in questions.entries] if isinstance(questions, Mapping) else []
        flow = self._with_rows(flow, "rules", known, RULE_COLUMNS)
        entries = [
            (key, self._decisions(value, known) if key.text == "decisions" else value) for key, value in flow.entries
        ]
        return Mapping(tuple(entries), flow.where)

    def _decisions(self, decisions: Node, questions: Collection[str]) -> Node:
        if not isinstance(decisions, Mapping):
            return decisions
        entries = (
            (key, self._with_rows(each, "cases", questions, CASE_COLUMNS) if isinstance(each, Mapping) else each)
            for key, each in decisions.entries
        )
        return Mapping(tuple(entries), decisions.where)

    def _with_rows(self, group: Mapping, name: str, questions: Collection[str], columns: ColumnNames) -> Mapping:
        """A group with the rows of tables in place in one of its lists."""
        entries = (
            (key, self.rules(value, questions, columns) if key.text == name and isinstance(value, Sequence) else value)
            for key, value in group.entries
        )
        return Mapping(tuple(entries), group.where)

    def rules(self, written: Sequence, questions: Collection[str], columns: ColumnNames = RULE_COLUMNS) -> Sequence:
        """A list of rules, with those of each table that an entry names in its place.

        `columns` are those that are no question, as keys of a rule in this list; the first is that of what it gives.
        """
        items: list[Node] = []
        for item in written.items:
            name = item.get("table") if isinstance(item, Mapping) else None
            if isinstance(item, Mapping) and name is not None:
                items.extend(self._rules_of(item, name, questions, columns))
            else:
                items.append(item)
        return Sequence(tuple(items), written.where)

    def _rules_of(self, entry: Mapping, name: Node, questions: Collection[str], columns: ColumnNames) -> list[Node]:
        other = next((key for key, _ in entry.entries if key.text not in TABLE_KEYS), None)
        if other is not None:
            message = f"`{other.text}` cannot be combined with `table`"
            fix = f"remove it, or make it a column of the table: {', '.join(f'`{own}`' for own in columns)}"
            self._miss(Problem(other.where, "wrong-value", message, fix))
            return []
        if not isinstance(name, Scalar) or not name.text.strip():
            self._miss(wrong_type(name, "`table`", TEXT))
            return []
        file = f"{self.folder}/{name.text}"
        if file in self.used:
            message = f"the table `{name.text}` is used twice"
            self._miss(Problem(name.where, "wrong-value", message, "take one of the two out"))
            return []
        table = self.used[file] = self._read(name, file)
        if table is None or not self._has_known_columns(table, questions, columns):
            self.complete = False
            return []
        return [rule for row in table.rows if (rule := self._rule(row, table.header, columns)) is not None]

    def _read(self, name: Scalar, file: str) -> CsvTable | None:
        there = [each for each in self._files.names(self.folder) if each.endswith(".csv")]
        if name.text not in there or not self._files.exists(file):
            if file not in self._files.unread:
                fix = did_you_mean(name.text, there, f"write it as {file}, with a column for each question")
                message = f"there is no table `{name.text}` beside flow.yaml"
                self.problem(name.where, "missing-file", message, fix)
            return None
        text = self.take(self._files.read_text(file))
        table = self.take(read_csv(text, file)) if text is not None else None
        if table is None:
            self._files.unread.add(file)
        return table

    def _has_known_columns(self, table: CsvTable, questions: Collection[str], columns: ColumnNames) -> bool:
        """True if each column is a question or one of the table's own, and one says what a row gives."""
        before = len(self.problems)
        for cell in table.header.cells:
            if cell.text in columns and cell.text in questions:
                message = f"the column `{cell.text}` is a key of a rule, and a question, too"
                fix = "rename the question; its old id goes into `was`"
                self.problem(cell.where, "odd-name", message, fix)
            elif cell.text not in (*columns, *questions):
                fix = did_you_mean(cell.text, (*questions, *columns))
                self.problem(cell.where, "unknown-question", f"there is no question `{cell.text}`", fix)
        if columns[0] not in [cell.text for cell in table.header.cells]:
            fix = f"add a column `{columns[0]}` with what each rule gives"
            self.problem(table.header.where, "missing-key", f"this table has no column `{columns[0]}`", fix)
        return len(self.problems) == before

    def _rule(self, row: Row, header: Row, columns: ColumnNames) -> Mapping | None:
        """One row in the form of a rule in YAML; one that any answer fits is an `otherwise`."""
        named = list(zip(header.cells, row.cells, strict=True))
        own = {name.text: cell for name, cell in named if name.text in columns and cell.text}
        if columns[0] not in own:
            where = next(cell.where for name, cell in named if name.text == columns[0])
            self.problem(
                where, "empty-value", "this rule gives nothing", f"write its `{columns[0]}`, or delete the row"
            )
            self.complete = False
            return None
        tests = [(name, cell) for name, cell in named if name.text not in columns and cell.text not in ANY]
        tested = tuple((Scalar(name.text, cell.where), self._answers(cell)) for name, cell in tests)
        return _as_rule(row, own, tested, columns[0])

    @staticmethod
    def _answers(cell: Scalar) -> Node:
        """The options in a cell, as in a condition."""
        word, _, rest = cell.text.partition(" ")
        denied = word.lower() == NOT
        options = [Scalar(name.strip(), cell.where) for name in (rest if denied else cell.text).split(BETWEEN)]
        some: Node = options[0] if len(options) == 1 else Sequence(tuple(options), cell.where)
        return Mapping(((Scalar("none-of", cell.where), some),), cell.where) if denied else some

    def _miss(self, problem: Problem) -> None:
        """Report a problem that leaves out some rules."""
        self.report(problem)
        self.complete = False

    def named(self, problem: Problem) -> Problem:
        """A problem that names the cell in which it was found, if that is in a table."""
        table = self.used.get(problem.where.file)
        cell = table.name_of(problem.where) if table and problem.check != "missing-key" else ""
        return replace(problem, message=f"{problem.message} (cell {cell})") if cell else problem


def _as_rule(row: Row, own: dict[str, Scalar], tested: tuple[tuple[Scalar, Node], ...], gives: str) -> Mapping:
    """The keys of a rule."""
    entries: list[tuple[Scalar, Node]] = []
    if tested:
        entries.append((Scalar("when", row.where), Mapping(tested, row.where)))
    for key, cell in own.items():
        word = "otherwise" if key == gives and not tested else key
        entries.append((Scalar(word, cell.where), _former(cell) if key == "was" else cell))
    return Mapping(tuple(entries), row.where)


def _former(cell: Scalar) -> Node:
    return Sequence(tuple(Scalar(each.strip(), cell.where) for each in cell.text.split(BETWEEN)), cell.where)


def unused_tables(files: Files, folder: str, used: Collection[str]) -> list[Problem]:
    """The CSV files in the folder of a flow that no list of rules or cases names."""
    there = [f"{folder}/{name}" for name in files.names(folder) if name.endswith(".csv")]
    return [
        Problem(
            Location(file),
            "stray-file",
            f"no rules are taken from {file.rpartition('/')[2]}",
            f"write `- {{table: {file.rpartition('/')[2]}}}` under `rules` or `cases`, or move it elsewhere",
        )
        for file in there
        if file not in used and files.exists(file)
    ]
