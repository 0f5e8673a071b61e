"""The commands about versions of the whole knowledge base: `builder diff` and `builder release`, one to a module."""

from __future__ import annotations

import click

from builder.version_commands.diff import diff
from builder.version_commands.release import release

COMMANDS: tuple[click.Command, ...] = (diff, release)
"""What they add to the command line."""
