"""Split a Markdown file into its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load.located import Mapping, read_yaml
from builder.problems import Location, Problem, Result

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a file."""

    front_matter: Mapping
    body: str
    body_line: int
    """The line of the file on which the body begins."""


def split(text: str, file: str, example: str) -> Result[Parts | None]:
    """The parts of a file whose first line is `---`, up to the next such line; None if that cannot be read.

    `example` shows the keys that it needs.
    """
    lines = text.split("\n")
    top = Location(file, 1)
    if lines[0].rstrip() != _FENCE:
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if lines[first].strip() == _FENCE:
            fix = "delete everything before it; the file begins with `---`"
            return _refused(Location(file, first + 1), "the front matter begins too late", fix)
        if lines[first].strip() == "+++":
            fix = f"write it as YAML: a line `---`, then {example}, then another line `---`"
            return _refused(Location(file, first + 1), "this front matter is in TOML", fix)
        fix = f"begin the file with a line `---`, then {example}, then another line `---`"
        return _refused(top, "this file has no front matter", fix)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        fix = "add a line `---` after its last key"
        return _refused(top, "the front matter that begins here is not closed", fix)
    node, problems = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    if node is None and problems:
        return Result(None, problems)
    node = node or Mapping((), top)
    if not isinstance(node, Mapping):
        fix = f"write {example}, each on a line of its own"
        refused = _refused(node.where, "the front matter has no keys", fix)
        return Result(None, (*problems, *refused.problems))
    return Result(Parts(Mapping(node.entries, top), "\n".join(lines[end + 1 :]), end + 2), problems)


def _refused(where: Location, message: str, fix: str) -> Result[Parts | None]:
    return Result(None, (Problem(where, "front-matter", message, fix),))
