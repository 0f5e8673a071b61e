"""A flow as it stood: at a git revision, in another knowledge base, or in a file."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from builder.load.blocks import read_blocks
from builder.load.files import Files
from builder.load.flow_page import read_flow_page
from builder.problems import Problem
from builder.site import FlowPage


def flow_at(root: Path, slug: str, revision: str) -> FlowPage:
    """The flow at a revision; without it, or where it cannot be read, that is wrong usage and says why."""
    with _knowledge_base(root, slug, revision) as folder:
        found: list[Problem] = []
        files = Files(folder, found)
        list(files.entries("content"))
        if not (folder / "content/flows" / slug / "flow.yaml").is_file():
            raise click.UsageError(f"there is no flow `{slug}` at {revision}")
        list(files.entries("content/flows"))
        page = read_flow_page(files, f"content/flows/{slug}", read_blocks(files))
    if page is None:
        first = min(found, key=lambda problem: problem.where)
        raise click.ClickException(f"the flow at {revision} cannot be read: {first.where}: {first.message}")
    return page


@contextmanager
def _knowledge_base(root: Path, slug: str, revision: str) -> Iterator[Path]:
    """A folder that holds the flow as it is in a file or folder, or as it was at a git revision."""
    given = Path(revision)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if given.is_dir() and (given / "content").is_dir():
            yield given
        elif given.exists():
            source = given if given.is_dir() else given.parent
            shutil.copytree(source, folder / "content/flows" / slug)
            yield folder
        else:
            _extract(root, revision, folder)
            yield folder


def _extract(root: Path, revision: str, folder: Path) -> None:
    """Unpack `content/` as it was at a revision."""
    if revision.startswith("-"):
        raise click.UsageError(f"`{revision}` is not a revision")
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "content"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise click.UsageError(f"`{revision}` is not a file, and there is no git to look for a revision") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise click.UsageError(f"`{revision}` is neither a file nor a revision that has content/: {said}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
