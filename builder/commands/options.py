"""Options that several commands share."""

from __future__ import annotations

import click

own_templates = click.option(
    "--no-own-templates", "own_templates", is_flag=True, flag_value=False, default=True,
    help="Ignore the knowledge base's templates/, which are code; for one that you do not trust.",
)  # fmt: skip
