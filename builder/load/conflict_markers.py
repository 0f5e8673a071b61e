"""Find what git leaves in a file that it could not merge: both versions, between lines of seven signs."""

from __future__ import annotations

import re

from builder.problems import Location, Problem

_BEGIN = re.compile(r"<{7}(?: (.*))?$")
_END = re.compile(r">{7}(?: (.*))?$")
_MIDDLE = re.compile(r"(?:={7}|\|{7}(?: .*)?)$")
_CODE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
"""The first or last line of a code block in Markdown, in which such lines may be meant to be shown."""


def conflict_in(text: str, file: str) -> Problem | None:
    """The problem of a file with at least one conflict, with all the lines to delete."""
    if "<<<<<<< " not in text and "\n<<<<<<<" not in f"\n{text}":
        return None
    marks: list[int] = []
    names: dict[str, None] = {}
    in_code = is_open = False
    closed = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if file.endswith(".md") and not is_open and _CODE.match(line):
            in_code = not in_code
        begin, end = _BEGIN.match(line), _END.match(line)
        if in_code or not (begin or (is_open and (end or _MIDDLE.match(line)))):
            continue
        is_open, closed = not end, closed + bool(end)
        marks.append(number)
        names |= {found[1]: None for found in (begin, end) if found and found[1]}
    if not closed:
        return None
    whose = f", of {' and '.join(f'`{name}`' for name in names)}" if names else ""
    message = f"git could not merge this file: both versions are in it{whose}"
    lines = ", ".join(map(str, marks[:-1])) + f" and {marks[-1]}"
    fix = f"keep the words that are right, and delete the lines {lines}, which git added"
    return Problem(Location(file, marks[0]), "merge-conflict", message, fix)
