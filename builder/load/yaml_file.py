"""Read a YAML file of the knowledge base that consists of keys and values."""

from __future__ import annotations

from dataclasses import replace

from builder.load.fields import GROUP, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.problems import Location


def read_yaml_file(files: Files, file: str) -> Mapping | None:
    """The keys of a file, none where it is empty; None where it cannot be read, which is reported."""
    text = files.read_text(file)
    if text is None:
        files.unread.add(file)
        return None
    before = len(files.found)
    node = read_yaml(text, file, files.found)
    if node is None and len(files.found) == before:
        return Mapping((), Location(file, 1))
    if isinstance(node, Mapping) and len(files.found) == before:
        return node
    if not isinstance(node, Mapping | None):
        fix = "write lines of `key: value`, with a space behind the colon"
        files.found.append(replace(wrong_type(node, "this file", GROUP), fix=fix))
    files.unread.add(file)
    return None
