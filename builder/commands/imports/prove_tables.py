"""Prove decision tables of other programs, show the result, and write one of them as a flow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.root import Root
from builder.text.counted import plural
from builder.text.say import say

if TYPE_CHECKING:
    from builder.flows.decision_table.model import DecisionTable, Input
    from builder.problems import Problem

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
WHOLE = click.option("--whole", multiple=True, metavar="COLUMN", help="A column with whole numbers only.")
WRITE = click.option("--write", metavar="FLOW", help="Also write the table as a draft flow of this name.")


def bytes_of(file: Path) -> bytes:
    """The bytes of a file; if it cannot be read, the command ends and says why."""
    from builder.load.plain_files import MAX_BYTES, read_plain

    try:
        return read_plain(file, MAX_BYTES)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror or error}") from None


def prove(
    root: Root,
    file: Path,
    tables: Sequence[DecisionTable],
    unread: Sequence[Problem],
    whole: Sequence[str],
    write: str | None,
) -> None:
    """Show what is wrong with the tables, and end with 1 if anything is."""
    from builder.flows.decision_table.as_flow import cut_table
    from builder.flows.decision_table.findings import counted, findings
    from builder.flows.decision_table.model import POLICIES
    from builder.problems import in_order
    from builder.report import full

    known = {column.name for table in tables for column in table.inputs}
    for name in whole:
        if name not in known and tables:
            raise click.UsageError(f"no table of {file.name} has an input `{name}`")
    found = list(unread)
    told = []
    for table in tables:
        cut = cut_table(replace(table, inputs=tuple(_whole(each, whole) for each in table.inputs)))
        own = list(findings(cut))
        found += own
        size = f"{plural(len(table.rules), 'rule')} over {plural(len(table.inputs), 'input')}"
        told.append(f"“{table.name}” ({POLICIES[table.policy]}): {size}: {counted(own)}")
    lines = bytes_of(file).decode("utf-8", "replace").splitlines()
    if found:
        say(full(in_order(found), lambda _: lines), nl=False)
    say("\n".join(told or ["no table could be read"]))
    if write is not None:
        _write(root, tables, whole, write)
    sys.exit(1 if found else 0)


def _whole(column: Input, whole: Sequence[str]) -> Input:
    return replace(column, whole=True) if column.name in whole else column


def _write(root: Root, tables: Sequence[DecisionTable], whole: Sequence[str], slug: str) -> None:
    from builder.commands.write_new_files import write_new_files
    from builder.flows.decision_table.as_flow import cut_table
    from builder.flows.decision_table.write_flow import CannotWriteError, flow_files
    from builder.load.fields import SLUG, slug_hint

    if not SLUG.fullmatch(slug):
        raise click.UsageError(f"`{slug}` cannot be part of an address; {slug_hint(slug)}")
    if len(tables) != 1:
        raise click.UsageError(f"--write needs a file with one table that can be read; there are {len(tables)}")
    (table,) = tables
    cut = cut_table(replace(table, inputs=tuple(_whole(each, whole) for each in table.inputs)))
    folder = root.folder / "content/flows" / slug
    try:
        files = flow_files(cut)
        write_new_files({folder / name: text for name, text in files.items()})
    except CannotWriteError as error:
        raise click.ClickException(f"the table cannot be written as a flow: {error}") from None
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} exists already; nothing was changed") from error
    except OSError as error:
        raise click.ClickException(f"the flow could not be written: {error}") from error
    say("\n".join(f"Wrote content/flows/{slug}/{name}" for name in files))
