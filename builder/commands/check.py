"""`builder check`: check the content without writing anything."""

from __future__ import annotations

import sys

import click

from builder.commands.options import own_templates
from builder.commands.root import Root
from builder.problems import has_errors
from builder.text.say import say


@click.command()
@click.option("--format", "shape", type=click.Choice(["full", "concise", "json", "github"]), default="full",
              show_default=True, help="Format of the problems.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--no-history", is_flag=True, envvar="BUILDER_NO_HISTORY", show_envvar=True,
              help="Check the current pages only, not their history.")  # fmt: skip
@own_templates
@click.pass_obj
def check(root: Root, shape: str, drafts: bool, no_history: bool, own_templates: bool) -> None:
    """Check the content without writing anything.

    \b
    Example: builder check --format concise
    """
    from builder.build import find_problems
    from builder.render.page import Options

    options = Options(drafts=drafts, history=not no_history, own_templates=own_templates)
    problems = find_problems(root.folder, options)
    if problems or shape in ("full", "json"):
        (say if shape in ("full", "concise") else click.echo)(root.show(problems, shape), nl=False)
    sys.exit(1 if has_errors(problems) else 0)
