"""Recognise the beginning of a page as other programs write it, so that the message can name it."""

from __future__ import annotations

import re
from itertools import pairwise

_OPENINGS = (
    (re.compile(r"\+\+\+\s*|-{3}\s*toml\s*", re.IGNORECASE), "this front matter is TOML; here it is YAML"),
    (re.compile(r"\{.*|;;;\s*|-{3}\s*json\s*", re.IGNORECASE), "this front matter is JSON; here it is YAML"),
    (re.compile(r"% .*"), "this is a title block of Pandoc; here front matter is YAML"),
    (re.compile(r"(?:title|author|date|summary|description): .*", re.IGNORECASE), "no line `---` is around these keys"),
)
_KEY = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)")
DEEPEST = 40
"""The lines among which front matter that begins too late is looked for: a licence or a heading may be before it."""


def foreign_front_matter(first: str) -> str:
    """The message about front matter of another program, whose first line this is; empty if it is of none."""
    return next((message for opening, message in _OPENINGS if opening.fullmatch(first.rstrip())), "")


def late_front_matter(lines: list[str]) -> int | None:
    """The index of the line `---` that begins the front matter, where something else is before it."""
    pairs = enumerate(pairwise(lines[:DEEPEST]))
    return next((i for i, (line, below) in pairs if line.strip() == "---" and _KEY.match(below)), None)
