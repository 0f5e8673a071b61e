"""`builder release`: tag the committed content as a release, for readers and for citing."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

from builder.commands.diff import cannot, shown
from builder.commands.options import own_templates
from builder.commands.root import Root
from builder.text.say import say

if TYPE_CHECKING:
    from pathlib import Path

    from builder.history.git.git import Repository
    from builder.history.history import History


@click.command()
@click.argument("name")
@click.option("--note", metavar="TEXT", required=True, help="Note for readers.")
@click.option("--branch", "published", metavar="NAME", help="Published branch, if git cannot tell.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@own_templates
@click.pass_obj
def release(root: Root, name: str, note: str, published: str | None, dry_run: bool, own_templates: bool) -> None:
    """Tag the committed content as a release.

    Everything must be committed, and the content must have no errors. The command shows what changed since the last
    release and makes an annotated git tag. It pushes nothing.

    \b
    Example: builder release 2026-11 --note "How to reply to a recruiter"
    """
    from builder.commands.release_conditions import branch_of, check_name, check_ready
    from builder.history.git.git import HistoryError, find_repository
    from builder.history.history import read_history

    try:
        repository = find_repository(root.folder)
        check_name(repository, name)
        if not note.strip():
            raise click.UsageError("the note is empty; write a sentence for readers")
        branch = branch_of(repository, published)
        check_ready(repository)
        _check_content(root, own_templates)
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


def _check_content(root: Root, own_templates: bool) -> None:
    """End the command if a build would refuse the content: nobody could ever have read that release."""
    from builder.build import find_problems
    from builder.problems import has_errors
    from builder.render.options import Options

    problems = find_problems(root.folder, Options(history=True, own_templates=own_templates))
    if has_errors(problems):
        root.tell(problems)
        say("No tag was made.", err=True)
        sys.exit(1)


def _show_changes(root: Path, history: History) -> None:
    """Show the changes since the newest release."""
    from builder.changes.revisions import changes_between
    from builder.history.releases import read_releases

    found = read_releases(history).found
    if not found:
        say("This is the first release.\n")
        return
    say(f"{shown(changes_between(root, f'tags/{found[0].name}', 'HEAD'))}\n", nl=False)


def _remote(repository: Repository, branch: str) -> str:
    """The remote repository that a branch is pushed to."""
    from builder.history.git.git import HistoryError

    try:
        return repository.ask("config", "--get", f"branch.{branch}.remote").decode().strip()
    except HistoryError:
        return "origin"


def _tag(repository: Repository, name: str, note: str, commit: str) -> None:
    """Make the tag, with the hooks and the signature that the user's git is configured for."""
    from builder.history.git.calls import tag_commit

    done = tag_commit(repository.root, name, note, commit)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "git gave no reason"
        raise click.ClickException(f"git did not make the tag: {said}")
