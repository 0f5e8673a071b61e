"""Read a CSV file, as spreadsheets write it, into cells that know their line, their column and their name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from builder.load.located import Scalar
from builder.problems import Location, Problem, Result

SEPARATORS = ",;"
MAX_ROWS, MAX_COLUMNS = 5_000, 300
"""The most rows and columns of a table; a flow asks for 300 single answers at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    number: int
    """1 is the first row, as spreadsheets count, whatever line it begins on."""
    cells: tuple[Scalar, ...]
    where: Location

    @property
    def is_empty(self) -> bool:
        """True if nothing is written in it."""
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a file, the header first; every row has a cell for each column."""

    header: Row
    rows: tuple[Row, ...]

    def name_of(self, where: Location) -> str:
        """The name of the cell that a place is in, as spreadsheets write it; empty if it is in none."""
        named = [
            (cell.where, f"{letters(column)}{row.number}")
            for row in (self.header, *self.rows)
            for column, cell in enumerate(row.cells)
            if cell.where <= where
        ]
        return named[-1][1] if named else ""


def letters(column: int) -> str:
    """The name of a column, as spreadsheets count: A to Z, then AA."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def read_csv(text: str, file: str) -> Result[CsvTable | None]:
    """The table in a text; None where it cannot be read. The separator is the one of the header."""
    lines = list(io.StringIO(text))
    separator = max(SEPARATORS, key=(lines[0] if lines else "").count)
    rows: list[Row] = []
    reader = csv.reader(lines, delimiter=separator, strict=True)
    first = 1
    try:
        for values in reader:
            written = "".join(lines[first - 1 : reader.line_num])
            rows.append(_row(values, _places(written, separator), Location(file, first), len(rows) + 1))
            first = reader.line_num + 1
            if len(rows) > MAX_ROWS + 1 or len(values) > MAX_COLUMNS:
                message = f"this table has more than {MAX_ROWS:,} rows, or a row of more than {MAX_COLUMNS} columns"
                return Result(None, (Problem(rows[-1].where, "too-long", message, "split it into several tables"),))
    except csv.Error as error:
        if "field larger" in str(error):
            message, fix = f"a cell of this row has more than {csv.field_size_limit():,} characters", "shorten it"
            return Result(None, (Problem(Location(file, first), "too-long", message, fix),))
        fix = "put the whole cell in quotes, close them, and write a quotation mark inside of them twice"
        message = "in this row a quotation mark is left open, or only a part of a cell is in quotes"
        return Result(None, (Problem(Location(file, first), "csv", message, fix),))
    if not rows:
        message, fix = "this table is empty", "write its columns in the first row, and a rule in each of the others"
        return Result(None, (Problem(Location(file), "empty-value", message, fix),))
    header, *others = rows
    problems = tuple(_misshapen(header, others))
    return Result(None if problems else CsvTable(header, tuple(others)), problems)


def _row(values: list[str], places: list[tuple[int, int]], where: Location, number: int) -> Row:
    cells = tuple(
        Scalar(" ".join(value.split()), Location(where.file, where.line + line, column))
        for value, (line, column) in zip(values, places, strict=False)
    )
    return Row(number, cells, where)


def _places(written: str, separator: str) -> list[tuple[int, int]]:
    """Each cell's line after the first of its row, and its column: a separator in quotes, or a line end, parts none."""
    places, quoted, line, column = [(0, 1)], False, 0, 1
    for sign in written:
        column += 1
        if sign == '"':
            quoted = not quoted
        elif sign == "\n":
            line, column = line + 1, 1
        elif sign == separator and not quoted:
            places.append((line, column))
    return places


def _misshapen(header: Row, rows: list[Row]) -> Iterator[Problem]:
    """Columns without a name or with one that another has, and rows that are empty or of another length."""
    seen: dict[str, Scalar] = {}
    for place, cell in enumerate(header.cells):
        name = f"{letters(place)}{header.number}"
        if not cell.text:
            fix = "name the column in the first row, or delete it"
            yield Problem(cell.where, "empty-value", f"the column {letters(place)} has no name (cell {name})", fix)
        elif cell.text in seen:
            message = f"the column `{cell.text}` is there twice (cell {name})"
            also = ((seen[cell.text].where, "the first one"),)
            yield Problem(cell.where, "duplicate-key", message, "delete one of the two", also=also)
        seen.setdefault(cell.text, cell)
    width = len(header.cells)
    if not rows:
        fix = "write a rule in each row below the first"
        yield Problem(header.where, "empty-value", "this table has no row below the first one", fix)
    for row in rows:
        if row.is_empty:
            yield Problem(row.where, "empty-value", f"row {row.number} is empty", "delete it")
        elif len(row.cells) > width:
            cell = row.cells[width]
            name = f"{letters(width)}{row.number}"
            message = f"row {row.number} has a cell too many: the first row names {width} columns (cell {name})"
            fix = "delete it, or name its column in the first row; put text with a separator in it in quotes"
            yield Problem(cell.where, "csv", message, fix)
        elif len(row.cells) < width:
            message = f"row {row.number} ends before the column `{header.cells[len(row.cells)].text}`"
            yield Problem(row.where, "csv", message, f"write {width} cells; one that says nothing can be empty")
