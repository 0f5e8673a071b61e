"""Read a YAML file of the knowledge base that consists of keys and values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builder.load.fields import GROUP, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.problems import Location, Problem, Result

READABLE = ("lost-words", "curly-quotes")
"""Mistakes after which the rest of a file means what it says."""


def in_the_way(problems: Iterable[Problem]) -> bool:
    """True if one of these mistakes in YAML leaves open what the rest of it means."""
    return any(problem.check not in READABLE for problem in problems)


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
