"""`builder check`: check the content without writing anything."""

from __future__ import annotations

import sys

import click

from builder.commands.options import own_templates
from builder.commands.root import Root, explained
from builder.problems import has_errors
from builder.text.say import say


@click.command()
@click.option("--format", "shape", type=click.Choice(["full", "concise", "json", "github", "markdown"]), default="full",
              show_default=True, help="Format of the problems.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--no-history", is_flag=True, envvar="BUILDER_NO_HISTORY", show_envvar=True,
              help="Check the current pages only, not their history.")  # fmt: skip
@click.option("--prose", is_flag=True, help="Also judge the words: length, reading grade, vague links and more.")
@own_templates
@click.pass_obj
def check(root: Root, shape: str, drafts: bool, no_history: bool, prose: bool, own_templates: bool) -> None:
    """Check the content without writing anything.

    \b
    Example: builder check --format concise
    """
    from builder.build import find_problems, find_problems_and_judge
    from builder.render.options import Options

    options = Options(drafts=drafts, history=not no_history, own_templates=own_templates)
    found = find_problems_and_judge(root.folder, options) if prose else None
    problems = found.problems if found else find_problems(root.folder, options)
    if problems or shape in ("full", "json"):
        (say if shape in ("full", "concise") else click.echo)(root.show(problems, shape), nl=False)
    if problems and shape == "full":
        say(explained(problems), err=True)
    if found and shape == "full":
        say("".join(f"{note}\n" for note in found.notes), nl=False)
    sys.exit(1 if has_errors(problems) else 0)
