"""`builder import csv`: prove a decision table in a CSV file."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.imports.prove_tables import FILE, WHOLE, WRITE, bytes_of, prove
from builder.commands.root import Root


@click.command()
@FILE
@click.option("--hit", type=click.Choice(["U", "A", "F", "C"]), default="U", show_default=True,
              help="The hit policy: unique, any, first or collect.")  # fmt: skip
@click.option("--outputs", type=click.IntRange(1, 20), default=1, show_default=True,
              help="Number of columns at the end that are outputs.")  # fmt: skip
@click.option("--allowed", multiple=True, metavar="COLUMN=VALUES",
              help="The values that a column can have, as a cell would name them: status=gold, silver.")  # fmt: skip
@WHOLE
@WRITE
@click.pass_obj
def csv(
    root: Root,
    file: Path,
    hit: str,
    outputs: int,
    allowed: tuple[str, ...],
    whole: tuple[str, ...],
    write: str | None,
) -> None:
    """Report gaps and overlaps of a decision table in a CSV file.

    The first row names the columns: inputs, then outputs; a column `because` gives reasons. The documentation names
    the cells that are read. Ends with 1 if there is a gap, an overlap, a rule that never decides, or an unread part.

    \b
    Example: builder import csv discount.csv --hit F
    """
    from builder.load.files import Files
    from builder.load.storage import MemoryStorage
    from builder.load.tables.table_csv import read_table_csv

    values = dict(_column(each) for each in allowed)
    text, problems = Files(MemoryStorage({file.name: bytes_of(file)})).read_text(file.name)
    read = read_table_csv(text, file.name, hit, outputs, values) if text is not None else None
    tables = (read.value,) if read and read.value else ()
    prove(root, file, tables, (*problems, *(read.problems if read else ())), whole, write)


def _column(option: str) -> tuple[str, str]:
    name, sign, values = option.partition("=")
    if not (sign and name.strip() and values.strip()):
        raise click.UsageError(f"`{option}` is not a column and its values; write --allowed status=gold,silver")
    return name.strip(), values.strip()
