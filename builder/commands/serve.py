"""`builder serve`: preview the site."""

from __future__ import annotations

import os

import click

from builder.commands.options import own_templates
from builder.commands.root import Root


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help="Port to listen on; the next free one if it is in use.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second; for network folders and containers.")
@click.option("--drafts", is_flag=True, help="Include drafts.")
@own_templates
@click.pass_obj
def serve(root: Root, host: str, port: int, open_browser: bool, poll: bool, drafts: bool, own_templates: bool) -> None:
    """Preview the site while you edit it.

    The open page follows every change. A mistake is shown on top of the last good page.

    \b
    Example: builder serve --open
    """
    from builder.build import check_today, read
    from builder.render.options import Options
    from builder.serve import serve as serve_site

    options = Options(jobs=os.cpu_count() or 1, drafts=drafts, own_templates=own_templates, search=True)
    steps = (read, check_today)
    serve_site(root.folder, host, port, root.show, steps, options, open_browser=open_browser, poll=poll)
