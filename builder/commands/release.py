"""`builder release`: name the state that is committed, for readers and for citing."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

from builder.commands.diff import cannot, shown
from builder.commands.root import Root
from builder.text.say import say

if TYPE_CHECKING:
    from pathlib import Path

    from builder.history.git.git import Repository
    from builder.history.history import History


@click.command()
@click.argument("name")
@click.option("--note", metavar="TEXT", required=True, help="What readers are told of it.")
@click.option("--branch", "published", metavar="NAME", help="The branch that is published; found out if not given.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.pass_obj
def release(root: Root, name: str, note: str, published: str | None, dry_run: bool) -> None:
    """Name the state of the content that is committed, with an annotated git tag.

    Everything has to be right and committed. What changed since the last release is shown; nothing but the tag is made,
    and nothing is pushed.

    Example: builder release 2026-11 --note "How to reply to a recruiter"
    """
    from builder.commands.release_readiness import branch_of, check_name, check_ready
    from builder.history.git.git import HistoryError, find_repository
    from builder.history.history import read_history

    try:
        repository = find_repository(root.folder)
        check_name(repository, name)
        if not note.strip():
            raise click.UsageError("the note is empty; say in a sentence what readers will find")
        branch = branch_of(repository, published)
        check_ready(repository)
        _check_content(root)
        _show_changes(root.folder, read_history(root.folder))
        commit = repository.ask("rev-parse", "HEAD").decode().strip()
        remote = _remote(repository, branch)
    except HistoryError as error:
        raise cannot(error) from error
    if not dry_run:
        _tag(repository, name, note, commit)
    said = f"{commit[:10]} would be tagged as {name}" if dry_run else f"Tagged {commit[:10]} as {name}"
    push = f"git push --atomic {shlex.quote(remote)} {shlex.quote(branch)} {shlex.quote(f'refs/tags/{name}')}"
    say(f"{said}. {'Then publish' if dry_run else 'Publish'} it with:\n  {push}")


def _check_content(root: Root) -> None:
    """With an error in the content there is no release; it was never live like that."""
    from builder.build import read_and_check
    from builder.problems import has_errors

    _, problems = read_and_check(root.folder)
    if has_errors(problems):
        say(root.show(problems), err=True, nl=False)
        say("No tag was made.", err=True)
        sys.exit(1)


def _show_changes(root: Path, history: History) -> None:
    """What changed since the newest release there is."""
    from builder.changes.revisions import changes_between
    from builder.history.releases import read_releases

    found = read_releases(history).found
    if not found:
        say("This is the first release.\n")
        return
    say(f"{shown(changes_between(root, f'tags/{found[0].name}', 'HEAD'))}\n", nl=False)


def _remote(repository: Repository, branch: str) -> str:
    """Where a branch is pushed to."""
    from builder.history.git.git import HistoryError

    try:
        return repository.ask("config", "--get", f"branch.{branch}.remote").decode().strip()
    except HistoryError:
        return "origin"


def _tag(repository: Repository, name: str, note: str, commit: str) -> None:
    """Make the tag, with the hooks and the signature that the user's git is set to."""
    from builder.history.git.calls import tag_commit

    done = tag_commit(repository.root, name, note, commit)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "git gave no reason"
        raise click.ClickException(f"the tag was not made: {said}")
