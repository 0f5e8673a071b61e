"""The commands about versions: `builder diff`, `builder release` and `builder withdraw`, one to a module."""

from __future__ import annotations

import click

from builder.version_commands.diff import diff
from builder.version_commands.release import release
from builder.version_commands.withdraw import withdraw

COMMANDS: tuple[click.Command, ...] = (diff, release, withdraw)
"""What they add to the command line."""
