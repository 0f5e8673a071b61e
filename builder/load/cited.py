"""Citations as in Pandoc: `[@key]`, `[@key; @other]`, `[see @key, p. 4]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BRACKETS = re.compile(r"\[([^\[\]]*+)\](?!\()")
_KEY = re.compile(r"[\w-]++")
_MARKUP = re.compile(r"[*`<>\\~^]")
"""Signs that would be markup around a citation; inside of one they are not read."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in a citation."""

    key: str
    before: str = ""
    """Words before it, such as “see”."""
    after: str = ""
    """The place in it, such as “p. 4”."""


def citation_at(text: str, start: int, end: int) -> tuple[tuple[Cited, ...], int] | None:
    """The sources of the citation that begins at an offset, and the offset after it; None if there is none."""
    match = _BRACKETS.match(text, start, end)
    if match is None or "@" not in match[1] or match[1][0] in "^!" or _MARKUP.search(match[1]):
        return None
    cited = [_cited(part) for part in match[1].split(";")]
    whole = tuple(each for each in cited if each is not None)
    return (whole, match.end()) if len(whole) == len(cited) else None


def _cited(part: str) -> Cited | None:
    before, at, rest = part.partition("@")
    key = _KEY.match(rest)
    if not at or "@" in rest or key is None or (before and not before[-1].isspace()):
        return None
    comma, place = rest[key.end() :].strip()[:1], " ".join(rest[key.end() :].strip()[1:].split())
    return Cited(key[0], " ".join(before.split()), place) if (not comma or (comma == "," and place)) else None


def packed(cited: Sequence[Cited]) -> str:
    """Sources as one text."""
    return "\n".join(f"{each.before}\t{each.key}\t{each.after}" for each in cited)


def unpacked(text: str) -> list[Cited]:
    """The sources that `packed` made one text of."""
    parts = (line.split("\t") for line in text.split("\n"))
    return [Cited(key, before, after) for before, key, after in parts]
