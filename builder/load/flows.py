"""Read all flows, or one of them, with the blocks that they use."""

from __future__ import annotations

from builder.load.blocks import FOLDER, Blocks, read_blocks
from builder.load.files import Files, folders_in
from builder.load.flow_page import read_flow_page
from builder.load.reader import Reader
from builder.problems import Result
from builder.site import FlowPage
from builder.text.collation import sort_key


def read_all(files: Files, _: object = ()) -> Result[tuple[FlowPage, ...]]:
    """The flows that can be read, by weight, then title.

    Unused blocks are reported unless a flow that cannot be read may use them.
    """
    reader = Reader()
    blocks = reader.take(_recalled_blocks(files))
    named = [
        folder
        for folder, _ in folders_in(files, "flows", "like content/flows/attend-or-cancel/")
        if files.check_name(folder, "flow")
    ]
    flows = [reader.take(_recalled(files, folder, blocks)) for folder in named]
    if None not in flows:
        reader.report(*blocks.unused())
    there = (flow for flow in flows if flow is not None)
    return reader.result(tuple(sorted(there, key=lambda flow: (flow.weight, sort_key(flow.title), flow.file))))


def _recalled_blocks(files: Files) -> Result[Blocks]:
    """The blocks, as they were read before where none of them has changed; no flow has used them yet."""
    names = [FOLDER, *(f"{FOLDER}/{name}" for name in files.names(FOLDER))] if files.exists(FOLDER) else []
    blocks, problems = files.recalled(("blocks", *names), names, read_blocks)
    return Result(Blocks(blocks.nodes), problems)


def _recalled(files: Files, folder: str, blocks: Blocks) -> Result[FlowPage | None]:
    """The flow of one folder, as it was read before where neither its files nor the blocks have changed."""
    names = [folder, *(f"{folder}/{name}" for name in files.names(folder))]

    def read(part: Files) -> tuple[Result[FlowPage | None], set[str]]:
        own = Blocks(blocks.nodes)
        return read_flow_page(part, folder, own), own.used

    page, used = files.recalled(("flow", *names), names, read, (blocks.nodes,))
    blocks.used.update(used)
    return page


def read_one(files: Files, file: str) -> Result[FlowPage | None]:
    """The flow of one `flow.yaml`."""
    reader = Reader()
    for folder in ("content", "content/flows"):
        list(files.entries(folder))  # which notes what there is
    blocks = reader.take(read_blocks(files))
    return reader.result(reader.take(read_flow_page(files, file.rpartition("/")[0], blocks)))
