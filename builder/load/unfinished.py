"""Warn about unfinished text: `TODO`, `FIXME`, `XXX` or `TBD` where readers would see it (`unfinished`).

The word counts where it says that something is missing: with a colon after it, in brackets, or at the beginning of a
line, list item, cell or value. Elsewhere the text is about it, as before “list” and the like. In code and
comments it does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt

from builder.load.comments import without_comments
from builder.load.positions import Positions
from builder.problems import Location, Problem, Severity

_WORD = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b(?![ -](?i:lists?|items?|apps?|notes?|comments?|tools?|marks?)\b)")
_COMMENT = re.compile(r"(?:^|\s)#[^\n]*$")
"""The start of a line before a word in a comment of YAML."""
_MARKS = r"[*_]{0,3}"
_BEGINNING = re.compile(rf"[\s>|]*(?:(?:[-*+]|\d+[.)]|#{{1,6}}|:)\s+)*(?:\[[ xX]\] )?{_MARKS}|.*[|(\[]\s*{_MARKS}")
"""The start of a line before a word that is not about anything."""
_VALUE = re.compile(r".*[:,{\[|>-]\s+[\"']?|\s*[\"']?")
"""The same in YAML."""


def unfinished(text: str, file: str) -> Iterator[Problem]:
    """A warning for each such word in the text of a file; comments are the editor's own."""
    if not _WORD.search(text):
        return
    markdown = file.endswith(".md")
    code, body = _lines_of_code(text) if markdown else (frozenset[int](), 0)
    positions = Positions(text, Location(file, 1))
    for match in _WORD.finditer(without_comments(text) if markdown else text):
        where = positions.at(match.start())
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        yaml = where.line <= body or not markdown
        if (yaml and _COMMENT.search(before)) or where.line in code or before.count("`") % 2:
            continue
        if _is_missing(before, text[match.end() : match.end() + 1], yaml=yaml):
            message = f"`{match[0]}` marks something that is left to write"
            fix = "write it, and remove the word"
            yield Problem(where, "unfinished", message, fix, severity=Severity.WARNING)


def _is_missing(before: str, after: str, *, yaml: bool) -> bool:
    """True if the word says that something is missing."""
    return after == ":" or bool(_BEGINNING.fullmatch(before)) or (yaml and bool(_VALUE.fullmatch(before)))


def _lines_of_code(text: str) -> tuple[frozenset[int], int]:
    """The lines of a Markdown file in blocks of code, and the last line of its front matter."""
    lines = text.split("\n")
    body = next((number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == "---"), 0)
    blocks = (token.map for token in _blocks().parse("\n".join(lines[body:])) if token.type in ("fence", "code_block"))
    return frozenset(body + line + 1 for place in blocks if place for line in range(*place)), body


@cache
def _blocks() -> MarkdownIt:
    """A parser that leaves the text of blocks alone."""
    return MarkdownIt("commonmark").disable("inline")
