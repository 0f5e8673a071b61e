"""`builder clean`: delete the site, its spare and leftovers of interrupted builds, and nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.root import Root
from builder.text.say import say


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder to delete; `site` in the root by default.")
@click.pass_obj
def clean(root: Root, out: Path | None) -> None:
    """Delete the site, its spare and leftovers of interrupted builds.

    Only files that this program wrote are deleted. A folder that has any other file is refused.

    \b
    Example: builder clean
    """
    from builder.write.place import check_place
    from builder.write.refused_output import refused
    from builder.write.write_site import NotOursError, remove_site

    out = root.output(out)
    try:
        check_place(root.folder, out)
        removed = remove_site(out)
    except NotOursError as error:
        raise click.UsageError(f"{error}; nothing was deleted") from error
    except OSError as error:
        raise click.ClickException(f"the site could not be deleted: {refused(error)}") from error
    for folder in removed:
        say(f"Deleted {folder}.")
    if not removed:
        say(f"Nothing to delete: {out} does not exist.")
