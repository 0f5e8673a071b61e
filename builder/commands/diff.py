"""`builder diff`: everything that differs between two states of the content."""

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
"""Columns: the fewest and the most that text is wrapped to, and how many where there is no terminal."""


@click.command()
@click.argument("revision", metavar="REV")
@click.argument("other", required=False, metavar="[REV]")
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
              help="For a terminal, for a pull request, or for programs.")  # fmt: skip
@click.pass_obj
def diff(root: Root, revision: str, other: str | None, shape: str) -> None:
    """Show whose advice, and which words, changed from one state of the content to another.

    REV is a commit, a tag or a branch; without a second one, the files as they are on disk are compared. What cannot be
    read in one of the two is named, and the rest is compared; the exit code is 0 then, too.

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
    """As text, as wide as the terminal, with colour on one and none under NO_COLOR."""
    from builder.changes.show.content_as_text import changes_as_text

    terminal = sys.stdout.isatty()
    width = max(NARROW, min(WIDE, shutil.get_terminal_size().columns)) if terminal else USUAL
    return changes_as_text(changes, width, colour=terminal and not os.environ.get("NO_COLOR"))


def cannot(error: HistoryError) -> click.ClickException:
    """Wrong usage where what was asked for is not there; a repository that is broken is none."""
    said = f"{error.message}; {error.fix}"
    return click.ClickException(said) if error.check in ("damaged-history", "slow-history") else click.UsageError(said)
