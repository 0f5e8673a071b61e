"""Read a decision table from a CSV file: inputs first, outputs last, a rule in each row."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.decision_table.model import CellTest, DecisionTable, Input, TableRule
from builder.load.csv_table import CsvTable, read_csv
from builder.load.reader import Reader
from builder.load.tables.feel import read_tests
from builder.problems import Result, did_you_mean

NOTES = ("because", "annotation", "note", "comment")
"""Columns that give a reason and decide nothing."""


def read_table_csv(
    text: str, file: str, policy: str, outputs: int = 1, allowed: Mapping[str, str] | None = None
) -> Result[DecisionTable | None]:
    """The table; None where it cannot be read. The last `outputs` columns that are no notes are its outputs.

    `allowed` has the values that columns can have, as a cell would name them.
    """
    reader = Reader()
    table = reader.take(read_csv(text, file))
    if table is None:
        return reader.result(None)
    notes = [n for n, cell in enumerate(table.header.cells) if cell.text.lower() in NOTES]
    columns = [n for n in range(len(table.header.cells)) if n not in notes]
    if len(columns) <= outputs:
        fix = "write a column for each input, before those of the outputs"
        reader.problem(table.header.where, "table-unread", "this table has no input", fix)
        return reader.result(None)
    tested, given = columns[:-outputs], columns[-outputs:]
    inputs = _inputs(table, tested, allowed or {}, reader)
    rules = []
    for number, row in enumerate(table.rows, start=1):
        cells = [row.cells[n] for n in tested]
        tests = [reader.take(read_tests(cell.text, cell.where, bare=True)) or CellTest(cell.where) for cell in cells]
        because = " ".join(row.cells[n].text for n in notes if row.cells[n].text)
        values = tuple(row.cells[n].text for n in given)
        rules.append(TableRule(number, tuple(tests), values, row.where, because=because))
    if reader.problems:
        return reader.result(None)
    made = [_seen(column, [rule.tests[n] for rule in rules]) for n, column in enumerate(inputs)]
    return reader.result(
        DecisionTable(
            name=file,
            policy=policy,
            inputs=tuple(made),
            outputs=tuple(table.header.cells[n].text for n in given),
            rules=tuple(rules),
            where=table.header.where,
        )
    )


def _inputs(table: CsvTable, tested: list[int], allowed: Mapping[str, str], reader: Reader) -> list[Input]:
    header = [table.header.cells[n] for n in tested]
    names = [cell.text for cell in header]
    for name in allowed:
        if name not in names:
            fix = did_you_mean(name, names)
            reader.problem(table.header.where, "table-unread", f"no input is called `{name}`, as `--allowed` says", fix)
    return [
        Input(
            cell.text,
            cell.where,
            allowed=reader.take(read_tests(allowed[cell.text], cell.where, bare=True))
            if cell.text in allowed
            else None,
        )
        for cell in header
    ]


def _seen(column: Input, tests: list[CellTest]) -> Input:
    """The input as its cells show it: of days, or true or false."""
    everything = [*tests, *([column.allowed] if column.allowed else [])]
    words = {word for test in everything for word in test.words}
    return Input(
        name=column.name,
        where=column.where,
        yes_no=bool(words) and words <= {"true", "false"},
        days=any(test.days for test in everything),
        allowed=column.allowed,
    )
