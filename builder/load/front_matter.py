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


def split(text: str, file: str, found: list[Problem]) -> Parts | None:
    """Front matter stands between two lines of `---` at the very top; None where it cannot be read."""
    if not (text.startswith(_FENCE) and text[3:].split("\n", 1)[0].strip() == ""):
        fix = "begin the file with a line `---`, then `title: …` and `summary: …`, then another line `---`"
        found.append(Problem(Location(file), "front-matter", "this file has no front matter", fix))
        return None
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        fix = "add a line `---` behind its last key"
        found.append(Problem(Location(file), "front-matter", "the front matter is not closed", fix))
        return None
    before = len(found)
    node = read_yaml("\n".join(lines[1:end]), file, found, first_line=2)
    if node is None and len(found) == before:
        node = Mapping((), Location(file, 2))
    if node is None:
        return None
    if not isinstance(node, Mapping):
        fix = "write `title: …` and `summary: …`, each on a line of its own"
        found.append(Problem(node.where, "front-matter", "the front matter has no keys", fix))
        return None
    return Parts(Mapping(node.entries, Location(file)), "\n".join(lines[end + 1 :]), end + 2)
