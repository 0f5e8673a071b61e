"""The command line: exit code 0 is ok, 1 means problems were found, 2 wrong usage."""

from __future__ import annotations

from pathlib import Path

import click

from builder import __version__
from builder.check.today import today
from builder.commands.build import build
from builder.commands.check import check
from builder.commands.clean import clean
from builder.commands.diff import diff
from builder.commands.flow import flow
from builder.commands.imports import import_
from builder.commands.init import init
from builder.commands.links import links
from builder.commands.new import new
from builder.commands.release import release
from builder.commands.root import Root
from builder.commands.serve import serve
from builder.commands.template import template
from builder.commands.upgrade import upgrade
from builder.commands.withdraw import withdraw
from builder.history.git.time_limit import time_limit
from builder.text.documentation import DOCUMENTATION
from builder.text.say import SafeGroup


@click.group(cls=SafeGroup, context_settings={"help_option_names": ["-h", "--help"]},
             epilog=f"Documentation: {DOCUMENTATION}")  # fmt: skip
@click.version_option(__version__, prog_name="builder")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
              help="Folder of the knowledge base, which has content/ in it.", show_default=True)  # fmt: skip
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Build a knowledge base of articles and decision flows into a static site.

    \b
    Example: builder build
    """
    try:
        today()
        time_limit()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    context.obj = Root(root)


for command in (
    build,
    check,
    serve,
    flow,
    links,
    diff,
    release,
    withdraw,
    init,
    upgrade,
    new,
    import_,
    template,
    clean,
):
    main.add_command(command)
