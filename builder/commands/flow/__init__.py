"""The `builder flow` commands, one to a module."""

from __future__ import annotations

import click

from builder.commands.flow.check import check
from builder.commands.flow.diff import diff
from builder.commands.flow.run import run
from builder.commands.flow.show import show


@click.group()
def flow() -> None:
    """Check, run, show and compare decision flows.

    \b
    Example: builder flow run attend-or-cancel
    """


for command in (check, run, show, diff):
    flow.add_command(command)
