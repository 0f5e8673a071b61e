"""Read all flows, or one of them, with the blocks that they use."""

from __future__ import annotations

from builder.load.blocks import read_blocks
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
    blocks = reader.take(read_blocks(files))
    named = [
        folder
        for folder, _ in folders_in(files, "flows", "like content/flows/attend-or-cancel/")
        if files.check_name(folder, "flow")
    ]
    flows = [reader.take(read_flow_page(files, folder, blocks)) for folder in named]
    if None not in flows:
        reader.report(*blocks.unused())
    there = (flow for flow in flows if flow is not None)
    return reader.result(tuple(sorted(there, key=lambda flow: (flow.weight, sort_key(flow.title), flow.file))))


def read_one(files: Files, file: str) -> Result[FlowPage | None]:
    """The flow of one `flow.yaml`."""
    reader = Reader()
    for folder in ("content", "content/flows"):
        list(files.entries(folder))  # which notes what there is
    blocks = reader.take(read_blocks(files))
    return reader.result(reader.take(read_flow_page(files, file.rpartition("/")[0], blocks)))
