"""`builder links`: list the links to other sites, and try them with `--check`."""

from __future__ import annotations

import logging
import sys

import click

from builder.commands.root import Root
from builder.text.say import say


@click.command()
@click.option("--check", "is_check", is_flag=True, help="Try each link. No other command uses the network.")
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
              help="For a terminal, an issue or a program.")  # fmt: skip
@click.option("--except", "excepted", metavar="ADDRESS", multiple=True,
              help="Leave out links that begin with this, like https://example.org/; repeatable.")  # fmt: skip
@click.option("--pause", type=click.FloatRange(0, 60), default=1.0, show_default=True,
              help="Seconds between two links to one host.")  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Also try hosts in a private network.")
@click.pass_obj
def links(
    root: Root, is_check: bool, shape: str, excepted: tuple[str, ...], pause: float, allow_private: bool
) -> None:  # fmt: skip
    """List the links to other sites, and where they are.

    With --check, each link is tried: the exit code is 1 if one is broken, and 2 if no host answers. A host that refuses
    programs, or is busy, proves nothing about a link. Where the content has errors none is tried, as some may be
    missing: the exit code is 1, and nothing is reported.

    \b
    Example: builder links --check
    """
    from builder import __version__
    from builder.build import read_and_check
    from builder.check.outside.checking import NoNetworkError, check_links
    from builder.check.outside.manners import Manners
    from builder.check.outside.outside_links import outside_links
    from builder.check.outside.reports import broken, listed, reported
    from builder.problems import has_errors

    site, problems = read_and_check(root.folder)
    if is_check and has_errors(problems):
        message = "the content has errors, which `builder check` shows; no link was tried, since some may be missing"
        raise click.ClickException(message)
    if has_errors(problems):
        say("The content has errors, which `builder check` shows; links may be missing here.", err=True)
    found = [link for link in outside_links(site) if not link.url.startswith(excepted)]
    show = click.echo if shape == "json" else say
    if not is_check:
        show(listed(found, shape), nl=False)
        return
    agent = f"builder/{__version__} (link check{f'; {site.settings.base_url}' if site.settings.base_url else ''})"
    logging.getLogger("tornado").setLevel(logging.CRITICAL)  # each failure is in the report
    try:
        checked = check_links(found, Manners(pause=pause, allow_private=allow_private, agent=agent))
    except NoNetworkError:
        raise click.UsageError("no host answers; is this machine connected to the network?") from None
    show(reported(checked, shape), nl=False)
    sys.exit(1 if broken(checked) else 0)
