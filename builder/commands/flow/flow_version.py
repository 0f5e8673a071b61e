"""Read one version of a flow: at a git revision, in another knowledge base, or in a file, which may be a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from builder.flows.model import Flow
from builder.flows.tree import compile_tree
from builder.history.git.blobs import blobs_of
from builder.history.git.git import HistoryError, find_repository
from builder.history.states.load_state import load_page, tree_at
from builder.load.kernel import read_kernel
from builder.load.kernel_error import KernelError
from builder.load.plain_files import MAX_BYTES, read_plain
from builder.load.storage import Disk, MemoryStorage, Storage
from builder.site import FlowPage

KERNEL = ".json"
"""The end of the name of a kernel."""


def flow_version(root: Path, slug: str, revision: str) -> Flow:
    """Read a flow at a revision. If it is missing or cannot be read, the command ends and says why."""
    if revision.endswith(KERNEL) and _is_there(Path(revision)):
        return _of_kernel(Path(revision))
    file = f"content/flows/{slug}/flow.yaml"
    with _knowledge_base(root, slug, revision) as storage:
        if not storage.at(file).is_file():
            raise click.UsageError(f"there is no flow `{slug}` at {revision}")
        page, found = load_page(storage, file)
    if not isinstance(page, FlowPage):
        first = min(found, key=lambda problem: problem.where)
        raise click.ClickException(f"the flow at {revision} cannot be read: {first.where}: {first.message}")
    return page.flow


def _of_kernel(file: Path) -> Flow:
    """The flow that a published kernel means. What was published was proved; this file need not be."""
    try:
        flow = read_kernel(read_plain(file, MAX_BYTES), file.name)
    except (KernelError, OSError) as error:
        raise click.ClickException(f"{file}: {error}") from None
    if not (flow.rules or flow.groups) and compile_tree(flow).diagram is None:
        raise click.ClickException(f"{file}: some answers lead to a question twice, or to a guard that cannot be read")
    return flow


@contextmanager
def _knowledge_base(root: Path, slug: str, revision: str) -> Iterator[Storage]:
    """The storage with the flow: a file, a folder, or the tree of a git revision."""
    given = Path(revision)
    there = _is_there(given)
    if there and (given / "content").is_dir():
        disk = Disk(given.resolve())
        if any(map(disk.leads_out, (f"content/flows/{slug}/flow.yaml", "content/blocks"))):
            raise click.ClickException(f"a link leads out of {disk.root / 'content'}; run `builder check` there")
        yield disk
    elif there:
        yield MemoryStorage({f"content/flows/{slug}/{name}": data for name, data in _flow_files(given).items()})
    else:
        try:
            repository = find_repository(root)
            with blobs_of(repository) as blobs:
                yield tree_at(repository, revision, blobs)
        except HistoryError as error:
            said = error.message
            raise click.UsageError(f"`{revision}` is neither a file nor a git revision with content/: {said}") from None


def _flow_files(given: Path) -> dict[str, bytes]:
    """The files of a flow by name. A given file is the flow, and its outcomes are beside it."""
    folder = given if given.is_dir() else given.parent
    files = {child.name: child for suffix in ("md", "csv") for child in folder.glob(f"*.{suffix}")}
    files["flow.yaml"] = folder / "flow.yaml"
    if given.is_file():
        files["flow.yaml"] = given
    return {name: read_plain(file, MAX_BYTES) for name, file in files.items() if file.is_file()}


def _is_there(given: Path) -> bool:
    try:
        return given.exists()
    except OSError:  # too long for the name of a file
        return False
