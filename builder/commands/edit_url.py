"""`--edit-url`: the address where readers can suggest a change, from whoever builds the site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import click

from builder.commands.clone import home_of
from builder.text.edit_address import EDITOR_HOSTS, edit_mistake, editor_of
from builder.text.web_address import is_web_address

ORIGIN = "origin"
EXAMPLE = "write it in full, like https://github.com/OWNER/REPO/edit/main/{file}"


def edit_url_option(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Check `--edit-url`; `origin` becomes the editor of the repository that this clone is from."""
    if value == ORIGIN:
        return _of_clone(context.obj.folder)
    mistake = edit_mistake(value) if is_web_address(value) else f"is `{value}`, which is not an address"
    if value and mistake:
        raise click.BadParameter(f"the address {mistake}; {EXAMPLE}")
    return value


def _of_clone(folder: Path) -> str:
    """The editor of the repository that a clone is from, on the branch that its host shows first.

    A remote may have a password in it, so a message never repeats it.
    """
    from builder.history.git.git import HistoryError, Repository

    home = home_of(folder)
    repository = Repository(folder, "", shallow=False)
    try:
        head = repository.ask("symbolic-ref", "--short", "refs/remotes/origin/HEAD").decode().strip()
        inside = repository.ask("rev-parse", "--show-prefix").decode().removesuffix("\n")
    except (HistoryError, UnicodeDecodeError):
        head = inside = ""
    branch = head.removeprefix("origin/")
    address = editor_of(home, quote(branch), quote(inside))
    if not home or not address:
        hosts = ", ".join(EDITOR_HOSTS)
        raise click.BadParameter(f"the remote `origin` of this clone is at none of {hosts}; {EXAMPLE}")
    if not branch:
        fix = "run `git remote set-head origin --auto`"
        raise click.BadParameter(f"this clone does not know the main branch of `origin`: {fix}, or {EXAMPLE}")
    return address
