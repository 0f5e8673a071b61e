"""The `builder import` commands, one to a module."""

from __future__ import annotations

import click

from builder.commands.imports.csv import csv
from builder.commands.imports.dmn import dmn


@click.group("import")
def import_() -> None:
    """Prove decision tables of other programs, and make flows of them.

    \b
    Example: builder import dmn discount.dmn
    """


for command in (dmn, csv):
    import_.add_command(command)
