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
"""Number of uncommitted files that a message names."""
USUAL = ("main", "master")
"""Usual names of the published branch. The workflow of a new knowledge base publishes the first."""


def check_name(repository: Repository, name: str) -> None:
    """Refuse a name that cannot be part of an address, or that git already knows."""
    if not can_be_release(name):
        raise click.UsageError(f"`{name}` cannot be part of an address; {NAME_HINT}")
    taken = {tag.name.lower(): tag for tag in read_tags(repository)}.get(name.lower())
    if taken is not None:
        raise click.UsageError(f"the tag `{taken.name}` of {taken.when.date()} exists already; choose another name")
    if _answers(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name):
        raise click.UsageError(f"git uses `{name}` for something else, such as a branch; choose another name")


def branch_of(repository: Repository, named: str | None) -> str:
    """The branch that is checked out. Raises `click.ClickException` unless it is the published one."""
    branch = _answers(repository, "symbolic-ref", "--quiet", "--short", "HEAD")
    if not branch:
        raise click.ClickException("no branch is checked out; switch to the published one with `git switch`")
    published = named or _published_branch(repository)
    if not published:
        raise click.ClickException(
            "this clone does not know which branch is published; ask the remote repository once with "
            "`git remote set-head origin --auto`, or name the branch with `--branch`"
        )
    if published != branch:
        raise click.ClickException(
            f"this is the branch `{branch}`, but `{published}` is published; merge, and release from there "
            "(if another branch is published now, name it with `--branch`)"
        )
    return branch


def _published_branch(repository: Repository) -> str:
    """The default branch of the remote repository, if this clone knows it; else the only branch of a usual name.

    A repository that was not cloned does not know the default branch. A clone of a single branch knows neither, so its
    only branch is no answer.
    """
    head = "refs/remotes/origin/HEAD"
    if _is_commit(repository, head):
        return _answers(repository, "symbolic-ref", "--quiet", "--short", head).partition("/")[2]
    places = ("refs/heads", "refs/remotes/origin")
    known = [name for name in USUAL if any(_is_commit(repository, f"{place}/{name}") for place in places)]
    return known[0] if len(known) == 1 else ""


def check_ready(repository: Repository) -> None:
    """Raise `click.ClickException` if something is missing or not committed, or if git does not know the user."""
    if repository.shallow:
        fix = "get the rest with `git fetch --unshallow`"
        raise click.ClickException(f"this clone has only a part of the history, so it may lack releases; {fix}")
    if not _answers(repository, "var", "GIT_COMMITTER_IDENT"):
        fix = "set `git config user.name` and `git config user.email`"
        raise click.ClickException(f"git does not know who makes the release; {fix}")
    files = _uncommitted(repository)
    if files:
        more = [f"and {len(files) - SHOWN:,} more"] if len(files) > SHOWN else []
        named = "\n  ".join([*files[:SHOWN], *more])
        raise click.ClickException(f"not everything is committed; commit these files, or stash them:\n  {named}")


def _is_commit(repository: Repository, ref: str) -> bool:
    return bool(_answers(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"))


def _uncommitted(repository: Repository) -> list[str]:
    """Files of the content that differ from the commit to be tagged, including those that git ignores.

    They are compared here, because `git status` would run the filters that the repository sets.
    """
    with blobs_of(repository) as blobs:
        then = committed(repository, blobs, "HEAD")
        return sorted(map(printable, different(then, on_disk(repository.root, then.commit))))


def _answers(repository: Repository, *arguments: str) -> str:
    """The answer of git; empty if it has none."""
    try:
        return repository.ask(*arguments).decode("utf-8", "replace").strip()
    except HistoryError:
        return ""
