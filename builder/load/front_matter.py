"""Split a Markdown file into its front matter and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.load.located import Mapping, Scalar, read_yaml
from builder.load.yaml_slips import slip_near
from builder.problems import Location, Problem, Result
from builder.text.lookalikes import DASHES, SPACES_AND_UNSEEN, called, seen

_FENCE = "---"
_LIKE_A_FENCE = re.compile(rf"[-{DASHES}]+|\+{{3}}|={{3,}}|\*{{3,}}|_{{3,}}|;{{3}}|\.{{3}}")
"""A line that is meant as one of the two round the front matter, or is that of another program."""
_KEY = re.compile(r"[A-Za-z][\w-]*[ ]?:(?:\s|$)")


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
        return Result(None, (_no_beginning(lines, file, example),))
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return Result(None, (_no_end(lines, file),))
    node, problems = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    problems += tuple(_second(lines, end, file))
    if node is None and problems:
        return Result(None, problems)
    node = node or Mapping((), top)
    if not isinstance(node, Mapping):
        return Result(None, (*problems, _no_keys(node.where, node, example)))
    return Result(Parts(Mapping(node.entries, top), "\n".join(lines[end + 1 :]), end + 2), problems)


def _no_beginning(lines: Sequence[str], file: str, example: str) -> Problem:
    """The problem of a file that does not begin with `---`."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    line, where = lines[first].strip(), Location(file, first + 1)
    if line == _FENCE:
        fix = "delete everything before it; the file begins with `---`"
        return _refused(where, "the front matter begins too late", fix)
    other = re.search(f"[{SPACES_AND_UNSEEN}]", lines[first])
    if other and seen(line).strip() == _FENCE:
        place = Location(file, first + 1, other.start() + 1)
        return _refused(place, f"{called(other[0])} is beside this `---`", "delete it; the line is `---` alone")
    if _LIKE_A_FENCE.fullmatch(line) and any(_KEY.match(each) for each in lines[first + 1 : first + 3]):
        return _refused(
            where, f"front matter does not begin with `{line}`", "write `---`, three hyphens, above and below it"
        )
    if _KEY.match(line):
        return _refused(
            where, "the line `---` above the front matter is missing", "write `---` in a line above this one"
        )
    if line.startswith(("+++", "{")):
        fix = f"write it in YAML: a line `---`, then {example}, then another line `---`"
        return _refused(where, f"front matter in {'TOML' if line[0] == '+' else 'JSON'} is not read", fix)
    fix = f"begin the file with a line `---`, then {example}, then another line `---`"
    return _refused(Location(file, 1), "this file has no front matter", fix)


def _no_end(lines: Sequence[str], file: str) -> Problem:
    """The problem of front matter without its last line."""
    for index, line in enumerate(lines[1:], start=1):
        if _LIKE_A_FENCE.fullmatch(seen(line).strip()):
            fix = "write `---` instead, three hyphens from the left edge"
            return _refused(Location(file, index + 1), "this line does not close the front matter", fix)
    return _refused(
        Location(file, 1), "the front matter that begins here is not closed", "add a line `---` after its last key"
    )


def _second(lines: Sequence[str], end: int, file: str) -> list[Problem]:
    """The problem of front matter after the front matter, which would be shown as text."""
    begin = next((i for i in range(end + 1, len(lines)) if lines[i].strip()), len(lines))
    inside = lines[begin + 1 : next((i for i in range(begin + 1, len(lines)) if lines[i].rstrip() == _FENCE), begin)]
    if begin == len(lines) or lines[begin].rstrip() != _FENCE or not inside or not _KEY.match(inside[0]):
        return []
    fix = "move its keys into the first one, and delete the two lines `---` round it"
    return [_refused(Location(file, begin + 1), "a second front matter begins here", fix)]


def _no_keys(where: Location, node: object, example: str) -> Problem:
    """The problem of front matter that is a text or a list."""
    fix = f"write {example}, each on a line of its own"
    written = node.positions_as_written if isinstance(node, Scalar) and not node.quoted else None
    slip = slip_near(written, range(len(written.lines))) if written else None
    return slip or _refused(where, "the front matter has no keys", fix)


def _refused(where: Location, message: str, fix: str) -> Problem:
    return Problem(where, "front-matter", message, fix)
