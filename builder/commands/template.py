"""`builder template`: list the program's templates, copy one into the knowledge base, compare the copy with it."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from builder.commands.root import Root
from builder.text.say import say


@click.group()
def template() -> None:
    """List, copy and compare the templates of pages.

    A stylesheet in content/theme/ is often enough. Where it is not, change as few templates as you can.

    \b
    Example: builder template copy base.html --block footer_words
    """


@template.command("list")
def list_templates() -> None:
    """List the templates, stylesheets and scripts, with blocks.

    \b
    Example: builder template list
    """
    from builder.commands.template_copies import blocks, packaged

    for name in packaged():
        named = blocks(name)
        say(f"{name}    {', '.join(named)}" if named else name)


@template.command()
@click.argument("name")
@click.option("--block", default="", metavar="BLOCK", help="Copy this block alone; the rest follows the program.")
@click.pass_obj
def copy(root: Root, name: str, block: str) -> None:
    """Copy a template into the knowledge base, to change it there.

    No existing file is changed.

    \b
    Example: builder template copy base.html --block footer_words
    """
    from builder.commands.template_copies import blocks, copied
    from builder.commands.write_new_files import write_new_files
    from builder.problems import did_you_mean

    _check_name(name)
    if block and block not in blocks(name):
        fix = did_you_mean(block, blocks(name), "`builder template list` shows the blocks of each template")
        raise click.UsageError(f"{name} has no block `{block}`; {fix}")
    file = root.folder / "templates" / name
    if not file.resolve().is_relative_to(root.folder.resolve()):
        raise click.UsageError(f"templates/{name} would be outside of the knowledge base; nothing written")
    try:
        write_new_files({file: copied(name, block)})
    except FileExistsError as error:
        raise click.UsageError(f"templates/{name} exists already; nothing was changed") from error
    except OSError as error:
        raise click.ClickException(f"templates/{name} could not be written: {error.strerror}") from error
    say(f"Wrote templates/{name}. `builder serve` shows each change of it.")


@template.command()
@click.argument("name")
@click.pass_obj
def diff(root: Root, name: str) -> None:
    """Show how a copied template differs from the program's.

    \b
    Example: builder template diff base.html
    """
    from builder.commands.template_copies import original

    _check_name(name)
    file = root.folder / "templates" / name
    if not file.is_file():
        raise click.UsageError(f"there is no templates/{name}, so the program's own is used")
    ours, own = (each.splitlines(keepends=True) for each in (original(name), file.read_text("utf-8", "replace")))
    say("".join(difflib.unified_diff(ours, own, f"program/{name}", f"templates/{name}")), nl=False)


def _check_name(name: str) -> None:
    """Refuse a name that none of the program's templates has."""
    from builder.commands.template_copies import packaged
    from builder.problems import did_you_mean

    if name not in packaged():
        fix = did_you_mean(name, packaged(), "`builder template list` shows all of them")
        raise click.UsageError(f"the program has no template `{Path(name).as_posix()}`; {fix}")
