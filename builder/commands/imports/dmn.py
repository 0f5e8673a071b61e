"""`builder import dmn`: prove the decision tables of a DMN file."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.imports.prove_tables import FILE, WHOLE, WRITE, bytes_of, prove
from builder.commands.root import Root


@click.command()
@FILE
@WHOLE
@WRITE
@click.pass_obj
def dmn(root: Root, file: Path, whole: tuple[str, ...], write: str | None) -> None:
    """Report gaps and overlaps of the decision tables in a DMN file.

    The hit policies unique, any, priority, first and collect are read, and the cells that the documentation names.
    Ends with 1 if there is a gap, an overlap, a rule that never decides, or an unread part.

    \b
    Example: builder import dmn discount.dmn
    """
    from builder.load.tables.dmn import read_dmn

    tables, problems = read_dmn(bytes_of(file), file.name)
    prove(root, file, tables, problems, whole, write)
