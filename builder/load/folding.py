"""Folding boxes in HTML: `<details>`, `<summary>Title</summary>` and `</details>`, each alone on its line.

What is between them is Markdown, as on GitHub. Titles are plain text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"<details(?: open(?:=\"\")?)?>[ \t]*+", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary>\s*([^<>]*[^<>\s])\s*</summary>[ \t]*", re.IGNORECASE)
_LINE = re.compile(r"[ \t>]*<(/?)details\b", re.IGNORECASE)
_CLOSING = re.compile(r"</details>[ \t]*+\Z", re.IGNORECASE)
_PAIRS = "folding boxes"
_TITLE_LINES = 5
"""The lines within which a title ends."""


def folding_plugin(parser: MarkdownIt) -> None:
    """Read folding boxes as tokens `other_box_open` and `other_box_close`."""
    parser.block.ruler.before("table", "folding", _folding, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _folding(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[begin : begin + 1] != "<" or state.is_code_block(start_line):
        return False
    if not _OPENING.match(state.src, begin, state.eMarks[start_line]):
        return False
    close = _pairs(state).get(start_line, end_line)
    title = _title(state, start_line, close)
    if close >= end_line or title is None or not _is_whole(state, start_line, close):
        return False
    if not silent:
        _read(state, start_line, title, close)
    return True


def _pairs(state: StateBlock) -> dict[int, int]:
    """The line on which each box ends, by that on which it begins; one pass over the text."""
    if _PAIRS not in state.env:
        pairs, opened = {}, []
        for number, line in enumerate(state.src.split("\n")):
            found = _LINE.match(line)
            if found and not found[1]:
                opened.append(number)
            elif found and opened:
                pairs[opened.pop()] = number
        state.env[_PAIRS] = pairs
    known: dict[int, int] = state.env[_PAIRS]
    return known


def _title(state: StateBlock, start_line: int, close: int) -> tuple[str, int] | None:
    """The title of a box, and the line after it."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    opening = _OPENING.match(state.src, begin, state.eMarks[start_line])
    text = state.src[opening.end() : state.eMarks[start_line]] if opening else ""
    for line in range(start_line + 1, min(close, start_line + _TITLE_LINES) + 1):
        found = _SUMMARY.fullmatch(text)
        if found:
            return " ".join(found[1].split()), line
        text += "\n" + state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return None


def _is_whole(state: StateBlock, start_line: int, close: int) -> bool:
    """True if the list item or quotation around a box does not end before the box does."""
    begin = state.bMarks[close] + state.tShift[close]
    inside = (state.isEmpty(line) or state.sCount[line] >= state.blkIndent for line in range(start_line, close + 1))
    return all(inside) and bool(_CLOSING.match(state.src[begin : state.eMarks[close]]))


def _read(state: StateBlock, start_line: int, title: tuple[str, int], close: int) -> None:
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    token = state.push("other_box_open", "details", 1)
    token.info, token.map, token.block = f"details {title[0]}", [start_line, close], True
    state.md.block.tokenize(state, title[1], close)
    state.push("other_box_close", "details", -1).block = True
    state.parentType, state.lineMax, state.line = parent, line_max, close + 1
