"""Read a YAML file of the knowledge base that consists of keys and values."""

from __future__ import annotations

from dataclasses import replace

from builder.load.fields import GROUP, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.load.reader import in_the_way
from builder.problems import Location, Result


def read_yaml_file(files: Files, file: str) -> Result[Mapping | None]:
    """The keys of a file, which has none if it is empty; None if it cannot be read."""
    text = files.read_text(file)
    read = read_yaml(text.value, file) if text.value is not None else Result(None)
    node, problems = read.value, (*text.problems, *read.problems)
    if text.value is not None and not in_the_way(read.problems) and isinstance(node, Mapping | None):
        return Result(node or Mapping((), Location(file, 1)), problems)
    files.unread.add(file)
    if not isinstance(node, Mapping | None):
        fix = "write lines of `key: value`, with a space after the colon"
        problems += (replace(wrong_type(node, "this file", GROUP), fix=fix),)
    return Result(None, problems)
