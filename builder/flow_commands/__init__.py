"""The `builder flow` commands, one to a module."""

from __future__ import annotations

import click

from builder.flow_commands.check import check
from builder.flow_commands.diff import diff
from builder.flow_commands.run import run
from builder.flow_commands.show import show


@click.group()
def flow() -> None:
    """Work with decision flows.

    Example: builder flow run attend-or-cancel
    """


for command in (check, run, show, diff):
    flow.add_command(command)
