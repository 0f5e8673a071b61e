"""Read the flow that a command names, or all flows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.root import Root
from builder.problems import Problem, did_you_mean, has_errors, in_order

if TYPE_CHECKING:
    from builder.site import FlowPage


def slugs_in(root: Path) -> list[str]:
    """The names of all flows."""
    folder = root / "content/flows"
    return sorted(child.name for child in folder.iterdir() if child.is_dir()) if folder.is_dir() else []


def check_slug(root: Path, slug: str) -> None:
    """Refuse a name that no flow has."""
    slugs = slugs_in(root)
    if slug not in slugs:
        raise click.UsageError(f"there is no flow `{slug}`; {did_you_mean(slug, slugs) or 'there are no flows'}")


def named_flows(root: Root, slug: str | None) -> tuple[list[FlowPage], list[Problem]]:
    """The flow of that name, or all flows, drafts included, with the problems of their folders and blocks."""
    from builder.build import read_and_check

    if slug is not None:
        check_slug(root.folder, slug)
    site, problems = read_and_check(root.folder)
    if any(file.startswith(f"content/flows/{slug or ''}") for file in site.draft_files):
        drafts = site.draft_files
        site, found = read_and_check(root.folder, drafts=True)
        problems = in_order([*problems, *(problem for problem in found if problem.where.file in drafts)])
    folders = (f"content/flows/{slug}" if slug else "content/flows", "content/blocks")
    problems = [problem for problem in problems if any(_is_around(problem.where.file, each) for each in folders)]
    return [page for page in site.flows if slug in (None, page.flow.slug)], problems


def _is_around(file: str, folder: str) -> bool:
    """True for the folder, anything in it, and the folders around it: an error there leaves nothing to read."""
    return f"{file}/".startswith(f"{folder}/") or f"{folder}/".startswith(f"{file}/")


def named_flow(root: Root, slug: str) -> FlowPage:
    """The flow of that name. If it has an error, its problems are shown and the command ends."""
    flows, problems = named_flows(root, slug)
    if has_errors(problems):
        root.tell(problems)
        sys.exit(1)
    return flows[0]
