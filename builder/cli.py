"""The command line: exit code 0 is ok, 1 means problems were found, 2 wrong usage."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import click

from builder import __version__
from builder.flow_commands import flow
from builder.outside.command import links
from builder.problems import has_errors
from builder.root import Root
from builder.say import SafeGroup, say
from builder.starting import COMMANDS
from builder.today import today
from builder.version_commands import COMMANDS as VERSION_COMMANDS
from builder.web_address import is_web_address


@click.group(cls=SafeGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="builder")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
              help="The folder of the knowledge base, which holds content/.", show_default=True)  # fmt: skip
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Build a knowledge base of articles and decision flows into a static site.

    Example: builder build
    """
    try:
        today()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    context.obj = Root(root)


def _base_url(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Check `--base-url`, and end it with a slash."""
    if value and (not is_web_address(value) or re.search("[?#]", value)):
        raise click.BadParameter("write it in full, like https://example.org/advice/")
    return value and value.rstrip("/") + "/"


own_templates = click.option(
    "--no-own-templates", "own_templates", is_flag=True, flag_value=False, default=True,
    help="Leave out templates/ of the knowledge base, which is code; for one that is somebody else's.",
)  # fmt: skip


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write; `site` in the root if not given.")
@click.option("--base-url", default="", callback=_base_url, help="Where the site will be; overrides site.yaml.")
@click.option("--jobs", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, show_default="all processors",
              help="How many processes read articles and make pages, where there are many.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Publish drafts, too, each marked as one.")
@click.option("--no-cache", is_flag=True, help="Make every image anew, and keep nothing for the next build.")
@click.option("--no-history", is_flag=True, envvar="BUILDER_NO_HISTORY", show_envvar=True,
              help="Publish the newest pages alone, without the versions that git knows.")  # fmt: skip
@click.option("--portable", is_flag=True, help="Write a copy to open from a disk: links name files, without scripts.")
@own_templates
@click.pass_obj
def build(
    root: Root,
    out: Path | None,
    base_url: str,
    jobs: int,
    drafts: bool,
    no_cache: bool,
    no_history: bool,
    portable: bool,
    own_templates: bool,
) -> None:
    """Check the content and write the site.

    With an error in the content nothing is written and the site that is there stays. Example: builder build --out site
    """
    from builder.build import build as build_site
    from builder.output.refused import refused
    from builder.render.page import Options
    from builder.size import in_words, warning
    from builder.write import NotOursError

    if portable and base_url:
        raise click.UsageError("a portable site is nowhere on the web; leave out --base-url, or --portable")
    began = time.perf_counter()
    out = root.output(out)
    options = Options(
        base_url,
        jobs,
        drafts=drafts,
        cache=not no_cache,
        history=not no_history,
        portable=portable,
        own_templates=own_templates,
    )
    try:
        built = build_site(root.folder, out, options)
    except NotOursError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site could not be written: {refused(error)}") from error
    if built.problems:
        say(root.show(built.problems), err=True, nl=False)
    if not built.ok:
        say("Nothing was written; the site that was there stays as it is.", err=True)
        sys.exit(1)
    size = in_words(built.sizes.total())
    say(f"Built {built.pages} pages ({size}) into {out} in {time.perf_counter() - began:.2f} s.")
    if portable:
        say(f"Open {out / 'index.html'} in a browser.")
    if warning(built.sizes):
        say(warning(built.sizes), err=True)


@main.command()
@click.option("--format", "shape", type=click.Choice(["full", "concise", "json", "github"]), default="full",
              show_default=True, help="How problems are shown.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Check drafts, too.")
@click.option("--no-history", is_flag=True, envvar="BUILDER_NO_HISTORY", show_envvar=True,
              help="Look at the newest pages alone, not at the versions that git knows.")  # fmt: skip
@own_templates
@click.pass_obj
def check(root: Root, shape: str, drafts: bool, no_history: bool, own_templates: bool) -> None:
    """Check the content without writing anything.

    Example: builder check --format concise
    """
    from builder.build import read_and_check
    from builder.problems import in_order
    from builder.versions.opening import open_past

    site, problems = read_and_check(root.folder, drafts=drafts, own_templates=own_templates)
    with open_past(root.folder, site, history=not no_history) as (_, found):
        problems = in_order([*problems, *found])
    if problems or shape in ("full", "json"):
        (say if shape in ("full", "concise") else click.echo)(root.show(problems, shape), nl=False)
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help="The port to listen on; if it is taken, the next free one.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.option("--poll", is_flag=True, help="Look for changes every half second; for network folders and containers.")
@click.option("--drafts", is_flag=True, help="Show drafts, too.")
@own_templates
@click.pass_obj
def serve(root: Root, host: str, port: int, open_browser: bool, poll: bool, drafts: bool, own_templates: bool) -> None:
    """Preview the site: every change shows in the open page, a mistake shows on top of the last good pages.

    Example: builder serve --open
    """
    from builder.serve import serve as serve_site

    serve_site(
        root.folder,
        host,
        port,
        root.show,
        open_browser=open_browser,
        poll=poll,
        drafts=drafts,
        own_templates=own_templates,
    )


for command in (flow, links, *VERSION_COMMANDS, *COMMANDS):
    main.add_command(command)
