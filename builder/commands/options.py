"""Options that several commands share."""

from __future__ import annotations

import click

own_templates = click.option(
    "--no-own-templates", "own_templates", is_flag=True, flag_value=False, default=True,
    help="Leave out templates/ of the knowledge base, which is code; for one that is somebody else's.",
)  # fmt: skip
