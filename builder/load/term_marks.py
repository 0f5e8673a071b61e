"""The marks of terms: `[term:key]` shows the word of the glossary, `[own words][term:key]` shows these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.load.block_positions import BlockPositions
from builder.problems import Problem

_MARK = re.compile(r"(?:\[([^\[\]\n*_`<>\\&]{1,100})\])?\[term:[ \t]*([^\[\]\n]{0,200}?)[ \t]*\](?!\()")
"""A key that cannot be one is read too, so that the check for unknown terms can say what was meant."""


def term_mark(state: StateInline, silent: bool) -> bool:
    """A token with the key, the words in `meta["words"]`, and its offset as `meta["pos"]`."""
    match = _MARK.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        token = state.push("term", "", 0)
        token.content = match[2]
        token.meta |= {"pos": state.pos, "words": (match[1] or "").strip().replace("'", "\u2019")}
    state.pos = match.end()
    return True


def odd_terms(tokens: Sequence[Token], index: int, positions: BlockPositions) -> Iterator[Problem]:
    """Marks where no button can be: in a heading, and beside a box to tick."""
    children = tokens[index].children or []
    marks = [token for token in children if token.type == "term"]
    around = ""
    if tokens[index - 1].type == "heading_open":
        around = "a heading"
    elif children and children[0].type == "html_inline" and children[0].content == "<label>":
        around = "a box to tick"
    for mark in marks if around else ():
        message, fix = f"a term cannot be marked in {around}", "mark it in a sentence beside it"
        why = "readers open its explanation with a button, which cannot be there"
        yield Problem(positions.at(mark.meta["pos"]), "odd-term", message, fix, why=why)
