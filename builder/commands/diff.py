"""`builder diff`: compare two versions of the content, advice and wording."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from builder.commands.root import Root
from builder.text.say import say

if TYPE_CHECKING:
    from builder.changes.model import ContentChanges
    from builder.history.git.git import HistoryError

NARROW, USUAL, WIDE = 40, 80, 100
"""Columns that text is wrapped to: at least, without a terminal, and at most."""


@click.command()
@click.argument("revision", metavar="REV")
@click.argument("other", required=False, metavar="[REV]")
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
              help="For a terminal, a pull request or a program.")  # fmt: skip
@click.pass_obj
def diff(root: Root, revision: str, other: str | None, shape: str) -> None:
    """Compare two versions: advice and wording.

    REV is a commit, a tag or a branch. Without a second REV, the files on disk are compared. A file that cannot be read
    is named, and the rest is compared; the exit code is still 0.

    \b
    Example: builder diff HEAD~1
    """
    from builder.changes.revisions import changes_between
    from builder.changes.show.content_as_json import changes_as_json
    from builder.changes.show.content_as_markdown import changes_as_markdown
    from builder.history.git.git import HistoryError

    try:
        changes = changes_between(root.folder, revision, other)
    except HistoryError as error:
        raise cannot(error) from error
    formats = {"text": shown, "markdown": changes_as_markdown, "json": changes_as_json}
    (click.echo if shape == "json" else say)(formats[shape](changes), nl=False)


def shown(changes: ContentChanges) -> str:
    """The changes as text, wrapped to the terminal. Colours need a terminal, and NO_COLOR turns them off."""
    from builder.changes.show.content_as_text import changes_as_text

    terminal = sys.stdout.isatty()
    width = max(NARROW, min(WIDE, shutil.get_terminal_size().columns)) if terminal else USUAL
    return changes_as_text(changes, width, colour=terminal and not os.environ.get("NO_COLOR"))


def cannot(error: HistoryError) -> click.ClickException:
    """The exit: wrong usage if the revision does not exist, but not if the repository is broken."""
    said = f"{error.message}; {error.fix}"
    return click.ClickException(said) if error.check in ("damaged-history", "slow-history") else click.UsageError(said)
