"""`builder clean`: remove the site that was built, and nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.root import Root
from builder.text.say import say


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="The folder to remove; `site` in the root if not given.")
@click.pass_obj
def clean(root: Root, out: Path | None) -> None:
    """Remove the built site, and what builds that were killed have left beside it.

    Only files that this program wrote are deleted; a folder that holds any other is refused. Example: builder clean
    """
    from builder.write.place import check_place
    from builder.write.refused_output import refused
    from builder.write.write_site import NotOursError, remove_site

    out = root.output(out)
    try:
        check_place(root.folder, out)
        removed = remove_site(out)
    except NotOursError as error:
        raise click.UsageError(f"{error}; nothing was removed") from error
    except OSError as error:
        raise click.ClickException(f"the site could not be removed: {refused(error)}") from error
    for folder in removed:
        say(f"Removed {folder}.")
    if not removed:
        say(f"There is nothing to remove: no {out}.")
