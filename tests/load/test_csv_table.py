"""Tables as spreadsheets write them; every cell knows its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.load.csv_table import MAX_COLUMNS, MAX_ROWS, CsvTable, letters, read_csv

CELLS = st.text(st.sampled_from('ab ,;"|-é\n'), max_size=6)


def table_of(text: str) -> CsvTable:
    """A table without a mistake in it."""
    table, found = read_csv(text, "t.csv")
    assert table is not None, found
    return table


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4), st.sampled_from(",;"))
def test_cells_and_their_places(rows: list[list[str]], separator: str) -> None:
    """The module for CSV writes them, they are read again, and each place is where the cell begins in the text."""
    width = min(map(len, rows))
    rows = [["first", "second", "third", "fourth"][:width], *(["x", *row[1:width]] for row in rows)]
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)
    text = written.getvalue()
    table = table_of(text)
    read = [[cell.text for cell in row.cells] for row in (table.header, *table.rows)]
    assert read == [[" ".join(value.split()) for value in row] for row in rows]
    lines = text.split("\n")
    for number, row in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(row.cells):
            rest = "\n".join([lines[cell.where.line - 1][cell.where.column - 1 :], *lines[cell.where.line :]])
            cells = next(csv.reader(io.StringIO(rest), delimiter=separator))
            assert (cells or [""])[0] == rows[number][column]
            assert table.name_of(cell.where) == f"{'ABCD'[column]}{number + 1}"


def test_names_of_columns() -> None:
    """As spreadsheets count."""
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@pytest.mark.parametrize("rows", [MAX_ROWS, MAX_ROWS + 1])
def test_most_rows(rows: int) -> None:
    """So many, and one more."""
    table, found = read_csv("a\n" + "x\n" * rows, "t.csv")
    assert (table is None) == (rows > MAX_ROWS) == ([problem.check for problem in found] == ["too-long"])


def test_most_columns() -> None:
    """One too many."""
    _, found = read_csv(",".join(f"c{number}" for number in range(MAX_COLUMNS + 1)) + "\n", "t.csv")
    assert [problem.check for problem in found] == ["too-long"]


@given(st.text(st.sampled_from('ab,;"|\n\u2028 é'), max_size=30))
def test_any_text(text: str) -> None:
    """There is a table or a problem, whatever is written, and each place is in the text."""
    table, found = read_csv(text, "t.csv")
    assert (table is None) == bool(found)
    lines = text.split("\n")
    for cell in (cell for row in (table.rows if table else ()) for cell in row.cells):
        assert cell.where.column <= len(lines[cell.where.line - 1]) + 1


def test_a_cell_without_an_end() -> None:
    """A cell may not be as long as a book."""
    _, (problem,) = read_csv("a,b\nx," + "y" * 200_000 + "\n", "t.csv")
    assert (problem.check, problem.where.line) == ("too-long", 2)
