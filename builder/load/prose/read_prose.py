"""Read the prose of every file that becomes a page, and of the site's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from builder.load.csv_table import CsvTable, read_csv
from builder.load.files import Files
from builder.load.front_matter import split
from builder.load.located import Mapping as Keys
from builder.load.located import Node, Scalar, Sequence, read_yaml
from builder.load.positions import Positions
from builder.load.prose.markdown_passages import markdown_passages
from builder.load.text_keys import MARKDOWN
from builder.problems import Location
from builder.site import Site
from builder.site.prose import ProsePassage

PLAIN = (
    "ask", "because", "clause", "for", "group", "hint", "label", "none", "note", "notice", "reason", "summary",
    "tagline", "title", "unless", "verdict",
)  # fmt: skip
"""The keys of plain text that are prose; names, hours and the like are not."""
NOT_FOR_READERS = ("laws", "scenarios", "withdrawn")
"""The groups of keys whose words only editors see, or that are a record."""
_SITE, _HELP, _BLOCKS = "content/site.yaml", "content/help.yaml", "content/blocks/"


def read_prose(root: Path, site: Site) -> Mapping[str, tuple[ProsePassage, ...]]:
    """The passages of each file; what cannot be read has none, which other checks report."""
    files = Files(root)
    own = {part.file for page in site.pages for part in page.parts}
    own |= {rule.where.file for flow in site.flows for rule in flow.flow.rules}
    shared = {file for file in site.files if file in (_SITE, _HELP) or file.startswith(_BLOCKS)}
    named = sorted(file for file in own | shared if file.endswith((".md", ".yaml", ".csv")) and file not in site.unread)
    return {file: tuple(_of_file(files, file)) for file in named}


def _of_file(files: Files, file: str) -> Iterator[ProsePassage]:
    text = files.read_text(file).value
    if text is None:
        return
    if file.endswith(".yaml"):
        yield from _of_node(read_yaml(text, file).value)
        return
    if file.endswith(".csv"):
        yield from _of_table(read_csv(text, file).value)
        return
    parts = split(text, file, "").value
    if parts is not None:
        yield from _of_node(parts.front_matter)
        yield from markdown_passages(Positions(parts.body, Location(file, parts.body_line)))


def _of_table(table: CsvTable | None) -> Iterator[ProsePassage]:
    """The reasons in a table of rules; a cell is one place, since quotes in it may be written twice."""
    for row in table.rows if table else ():
        for name, cell in zip(table.header.cells if table else (), row.cells, strict=True):
            if name.text in PLAIN and cell.text:
                yield ProsePassage(text=cell.text, place=partial(_at, cell), key=name.text, markdown=False)


def _at(cell: Scalar, _: int) -> Location:
    return cell.where


def _of_node(node: Node | None, key: str = "") -> Iterator[ProsePassage]:
    """The passages below a key: its own text, or that of the keys below it."""
    if isinstance(node, Keys):
        for name, value in node.entries:
            if name.text not in NOT_FOR_READERS:
                yield from _of_node(value, name.text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _of_node(item, key)
    elif isinstance(node, Scalar) and key in MARKDOWN:
        yield from markdown_passages(node.positions, key)
    elif isinstance(node, Scalar) and key in PLAIN:
        yield ProsePassage(text=node.text, place=node.positions.at, key=key, markdown=False)
