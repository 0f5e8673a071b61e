"""`builder build`: check the content and write the site."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.edit_url import edit_url_option
from builder.commands.options import own_templates
from builder.commands.root import Root
from builder.text.counted import plural
from builder.text.say import say
from builder.text.web_address import is_web_address

if TYPE_CHECKING:
    from builder.render.options import Options
    from builder.write.built import Built
    from builder.write.last_look import LastLook


def _base_url(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Check `--base-url` and make it end with a slash."""
    if value and (not is_web_address(value) or re.search("[?#]", value)):
        raise click.BadParameter("write it in full, like https://example.org/advice/")
    return value and value.rstrip("/") + "/"


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write; `site` in the root by default.")
@click.option("--base-url", default="", callback=_base_url, help="Address of the site; overrides site.yaml.")
@click.option("--edit-url", default="", callback=edit_url_option, metavar="URL",
              help="Where readers can suggest a change, with {file}, or `origin`; unless site.yaml says.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, show_default="all processors",
              help="Number of worker processes.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Include drafts, each marked as a draft.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next build.")
@click.option("--no-history", is_flag=True, envvar="BUILDER_NO_HISTORY", show_envvar=True,
              help="Leave out older versions of pages.")  # fmt: skip
@click.option("--portable", is_flag=True, help="Write a copy that opens from a disk, without scripts.")
@click.option("--no-search", is_flag=True, help="Leave out the search, and its index.")
@own_templates
@click.pass_obj
def build(
    root: Root,
    out: Path | None,
    base_url: str,
    edit_url: str,
    jobs: int,
    drafts: bool,
    no_cache: bool,
    no_history: bool,
    portable: bool,
    no_search: bool,
    own_templates: bool,
) -> None:
    """Check the content and write the site.

    If the content has an error, nothing is written and the existing site is unchanged.

    \b
    Example: builder build --out site
    """
    from builder.check.today import today
    from builder.load.garbage_collection import collector_off
    from builder.render.options import Options
    from builder.write.contents import NotOursError
    from builder.write.last_look import last_look
    from builder.write.refused_output import refused
    from builder.write.search.pagefind import SearchIndexError
    from builder.write.size import size_in_words, warning

    if portable and base_url:
        raise click.UsageError("a portable site has no address on the web; leave out --base-url or --portable")
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
        search=not no_search,
        edit_url=edit_url,
    )
    try:
        with collector_off():  # there is no garbage in a program that is being loaded, nor in what it looks at first
            known = last_look(
                root.folder, out, today(), options.same_site, cache=options.cache, own_templates=options.own_templates
            )
            built = known.built or _build_anew(root, out, options, known)
    except NotOursError as error:
        raise click.UsageError(str(error)) from error
    except SearchIndexError as error:
        raise click.ClickException(f"{error}\nNothing written; the existing site is unchanged.") from error
    except OSError as error:
        raise click.ClickException(f"the site could not be written: {refused(error)}") from error
    if built.problems:
        root.tell(built.problems)
    if not built.ok:
        say("Nothing written; the existing site is unchanged.", err=True)
        sys.exit(1)
    size = size_in_words(built.sizes.total())
    say(f"Built {plural(built.pages, 'page')} ({size}) into {out} in {time.perf_counter() - began:.2f} s.")
    if portable:
        say(f"Open {out / 'index.html'} in a browser.")
    if warning(built.sizes):
        say(warning(built.sizes), err=True)


def _build_anew(root: Root, out: Path, options: Options, known: LastLook) -> Built:
    """Build, with the program that this needs."""
    from builder.build import build

    return build(root.folder, out, options, known)
