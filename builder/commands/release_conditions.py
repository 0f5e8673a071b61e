"""The conditions for a release: a free name, the published branch, and nothing that is not committed."""

from __future__ import annotations

import click

from builder.changes.states import committed, different, on_disk
from builder.history.git.blobs import blobs_of
from builder.history.git.git import HistoryError, Repository
from builder.history.git.tags import read_tags
from builder.history.releases import NAME_HINT, can_be_release
from builder.text.printable import printable

SHOWN = 10
"""So many files are named that are not committed."""
USUAL = ("main", "master")
"""What the published branch is called in nearly every repository; our workflow publishes the first."""


def check_name(repository: Repository, name: str) -> None:
    """A name that cannot stand in an address, or means something already, is wrong usage."""
    if not can_be_release(name):
        raise click.UsageError(f"`{name}` cannot stand in an address; {NAME_HINT}")
    taken = {tag.name.lower(): tag for tag in read_tags(repository)}.get(name.lower())
    if taken is not None:
        raise click.UsageError(f"there is a tag `{taken.name}` already, of {taken.when.date()}; choose another name")
    if _answers(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name):
        raise click.UsageError(f"git knows something else as `{name}`, like a branch; choose another name")


def branch_of(repository: Repository, named: str | None) -> str:
    """The branch that is checked out, which has to be the published one. Raises `click.ClickException` otherwise."""
    branch = _answers(repository, "symbolic-ref", "--quiet", "--short", "HEAD")
    if not branch:
        raise click.ClickException("no branch is checked out; go to the one that is published, with `git switch`")
    published = named or _published_branch(repository)
    if not published:
        raise click.ClickException(
            "it is not known here which branch is published; ask the remote repository once, with "
            "`git remote set-head origin --auto`, or name it with `--branch`"
        )
    if published != branch:
        raise click.ClickException(
            f"this is the branch `{branch}`, and `{published}` is published; merge it, and release from there "
            "(if another branch is published by now, name it with `--branch`)"
        )
    return branch


def _published_branch(repository: Repository) -> str:
    """The one that the remote repository shows first, as far as this clone knows; else the only one of a usual name.

    A repository that was not cloned does not know the first. A clone of a single branch knows neither, so that its only
    branch is no answer.
    """
    head = "refs/remotes/origin/HEAD"
    if _is_commit(repository, head):
        return _answers(repository, "symbolic-ref", "--quiet", "--short", head).partition("/")[2]
    places = ("refs/heads", "refs/remotes/origin")
    known = [name for name in USUAL if any(_is_commit(repository, f"{place}/{name}") for place in places)]
    return known[0] if len(known) == 1 else ""


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


def _is_commit(repository: Repository, ref: str) -> bool:
    return bool(_answers(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"))


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
