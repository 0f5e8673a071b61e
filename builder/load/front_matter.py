"""Split a Markdown file into its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load.foreign_front_matter import foreign_front_matter, late_front_matter
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
        return _without(lines, file, example)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return _unclosed(lines, file)
    node, problems = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    if node is None and problems:
        return Result(None, problems)
    node = node or Mapping((), top)
    if not isinstance(node, Mapping):
        fix = f"write {example}, each on a line of its own"
        refused = _refused(node.where, "the front matter has no keys", fix)
        return Result(None, (*problems, *refused.problems))
    return Result(Parts(Mapping(node.entries, top), "\n".join(lines[end + 1 :]), end + 2), problems)


def _without(lines: list[str], file: str, example: str) -> Result[Parts | None]:
    """Refuse a file that begins with anything but front matter, naming what is there."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() == _FENCE:
        fix = "delete everything before it; the file begins with `---`"
        return _refused(Location(file, first + 1), "the front matter begins too late", fix)
    keys = f"a line `---`, then {example}, then another line `---`"
    if foreign := foreign_front_matter(lines[first]):
        return _refused(Location(file, first + 1), foreign, f"write {keys}")
    if late := late_front_matter(lines):
        fix = "move what is before it to below its second `---`; the file begins with `---`"
        return _refused(Location(file, late + 1), "the front matter begins too late", fix)
    return _refused(Location(file, 1), "this file has no front matter", f"begin the file with {keys}")


def _unclosed(lines: list[str], file: str) -> Result[Parts | None]:
    """Refuse front matter without an end, or with the other end that YAML has."""
    dots = next((i for i, line in enumerate(lines) if line.rstrip() == "..."), None)
    if dots is not None:
        return _refused(Location(file, dots + 1), "the front matter ends with `...`", "write `---` instead")
    fix = "add a line `---` after its last key"
    return _refused(Location(file, 1), "the front matter that begins here is not closed", fix)


def _refused(where: Location, message: str, fix: str) -> Result[Parts | None]:
    return Result(None, (Problem(where, "front-matter", message, fix),))
