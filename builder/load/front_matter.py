"""Split a Markdown file into its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load.located import Mapping, read_yaml
from builder.problems import Location, Problem

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a file."""

    front_matter: Mapping
    body: str
    body_line: int
    """The line of the file on which the body begins."""


def split(text: str, file: str, example: str, found: list[Problem]) -> Parts | None:
    """Front matter stands between two lines of `---` at the very top; None where it cannot be read.

    `example` shows the keys that it needs.
    """
    lines = text.split("\n")
    top = Location(file, 1)
    if lines[0].rstrip() != _FENCE:
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if lines[first].strip() == _FENCE:
            fix = "delete what stands before it; the file begins with `---`"
            found.append(Problem(Location(file, first + 1), "front-matter", "the front matter begins too late", fix))
        else:
            fix = f"begin the file with a line `---`, then {example}, then another line `---`"
            found.append(Problem(top, "front-matter", "this file has no front matter", fix))
        return None
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        fix = "add a line `---` behind its last key"
        found.append(Problem(top, "front-matter", "the front matter that begins here is not closed", fix))
        return None
    before = len(found)
    node = read_yaml("\n".join(lines[1:end]), file, found, first_line=2)
    if node is None and len(found) > before:
        return None
    node = node or Mapping((), top)
    if not isinstance(node, Mapping):
        fix = f"write {example}, each on a line of its own"
        found.append(Problem(node.where, "front-matter", "the front matter has no keys", fix))
        return None
    return Parts(Mapping(node.entries, top), "\n".join(lines[end + 1 :]), end + 2)
