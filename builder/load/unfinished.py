"""Warn about unfinished text: the word TODO, wherever readers would see it (`unfinished`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.load.positions import Positions
from builder.problems import Location, Problem, Severity

_TODO = re.compile(r"\bTODO\b")
_COMMENT = re.compile(r"(?:^|\s)#[^\n]*$")
"""The start of a line before a word in a comment of YAML."""


def unfinished(text: str, file: str) -> Iterator[Problem]:
    """A warning for each TODO in the text of a file; comments in YAML are the editor's own."""
    if "TODO" not in text:
        return
    positions = Positions(text, Location(file, 1))
    for match in _TODO.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not (file.endswith(".yaml") and _COMMENT.search(before)):
            yield Problem(
                positions.at(match.start()),
                "unfinished",
                "`TODO` marks something that is left to write",
                "write it, and remove the word",
                severity=Severity.WARNING,
            )
