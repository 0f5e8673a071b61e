"""The commands that begin something or clear it away: `builder init`, `new` and `clean`, one to a module."""

from __future__ import annotations

import click

from builder.starting.clean import clean
from builder.starting.init import init
from builder.starting.new import new

COMMANDS: tuple[click.Command, ...] = (init, new, clean)
"""What they add to the command line."""
