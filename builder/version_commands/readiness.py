"""Whether a release can be made: the name is free, the branch is the published one, everything is committed."""

from __future__ import annotations

import click

from builder.comparing.states import committed, different, on_disk
from builder.printable import printable
from builder.versions.blobs import blobs_of
from builder.versions.git import HistoryError, Repository
from builder.versions.releases import NAME, NAME_HINT
from builder.versions.tags import read_tags

SHOWN = 10
"""So many files are named that are not committed."""


def check_name(repository: Repository, name: str) -> None:
    """A name that cannot stand in an address, or means something already, is wrong usage."""
    if not NAME.fullmatch(name):
        raise click.UsageError(f"`{name}` cannot stand in an address; {NAME_HINT}")
    taken = {tag.name.lower(): tag for tag in read_tags(repository)}.get(name.lower())
    if taken is not None:
        raise click.UsageError(f"there is a tag `{taken.name}` already, of {taken.when.date()}; choose another name")
    if _answers(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name):
        raise click.UsageError(f"git knows something else as `{name}`, like a branch; choose another name")


def branch_of(repository: Repository) -> str:
    """The branch that is published. Raises `click.ClickException` where that is not the one that is checked out."""
    branch = _answers(repository, "symbolic-ref", "--quiet", "--short", "HEAD")
    if not branch:
        raise click.ClickException("no branch is checked out; go to the one that is published, with `git switch`")
    published = _answers(repository, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").partition("/")[2]
    if published and published != branch:
        raise click.ClickException(
            f"this is the branch `{branch}`, and `{published}` is published; merge it, and release from there"
        )
    return branch


def check_ready(repository: Repository) -> None:
    """Raises `click.ClickException` where git has less than all of it, or does not know who makes the tag."""
    if repository.shallow:
        fix = "get the rest with `git fetch --unshallow`"
        raise click.ClickException(f"this clone has only a part of the history, and not all releases; {fix}")
    if not _answers(repository, "var", "GIT_COMMITTER_IDENT"):
        fix = "set `git config user.name` and `git config user.email`"
        raise click.ClickException(f"git does not know who makes the release; {fix}")
    files = _uncommitted(repository)
    if files:
        more = [f"and {len(files) - SHOWN:,} more"] if len(files) > SHOWN else []
        named = "\n  ".join([*files[:SHOWN], *more])
        raise click.ClickException(f"not everything is committed; commit it, or put it away:\n  {named}")


def _uncommitted(repository: Repository) -> list[str]:
    """Files of the content that are not as the commit to be tagged has them, also those that git ignores.

    They are compared here, since `git status` would run the filters that the repository sets.
    """
    with blobs_of(repository) as blobs:
        then = committed(repository, blobs, "HEAD")
        return sorted(map(printable, different(then, on_disk(repository.root, then.commit))))


def _answers(repository: Repository, *arguments: str) -> str:
    """What git says; nothing where it says no."""
    try:
        return repository.ask(*arguments).decode("utf-8", "replace").strip()
    except HistoryError:
        return ""
