"""Read the keys of a `flow.yaml`, with the blocks and tables that it uses in place."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.load.blocks import Blocks
from builder.load.files import Files
from builder.load.located import Mapping, Scalar
from builder.load.reader import Reader
from builder.load.rule_tables import RuleTables, unused_tables
from builder.load.use_blocks import insert_blocks
from builder.load.yaml_file import read_yaml_file
from builder.problems import Result


def read_keys(files: Files, file: str, blocks: Blocks, tables: RuleTables) -> Result[Mapping | None]:
    """The keys, of which there is at least one; None where they are not all there."""
    reader = Reader()
    if not files.exists(file):
        if file not in files.unread:
            message, fix = "this folder of a flow has no flow.yaml", "add it, or remove the folder"
            reader.problem(file, "missing-file", message, fix)
        return reader.result(None)
    node = reader.take(read_yaml_file(files, file))
    if node is None or not node.entries:
        if node is not None:
            fix = "write `format: 1`, `title: …`, `summary: …`, `questions:` and `rules:`"
            reader.problem(file, "empty-value", "this flow is empty", fix)
        return reader.result(None)
    draft = node.get("draft")
    if isinstance(draft, Scalar) and draft.text == "true":
        files.drafts.add(PurePosixPath(file).parent.as_posix())
    whole = reader.take(insert_blocks(tables.insert(node), blocks))
    reader.report(*tables.problems, *unused_tables(files, tables.folder, tables.used))
    return reader.result(whole if tables.complete else None)
