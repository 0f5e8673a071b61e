"""The mark `[figure:id]`, in whose place stands a figure of the flow."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[figure:[ \t]*([^\[\]\n]{0,200}?)[ \t]*\](?!\()")
"""An id that cannot be one is read too, so that the check for unknown figures can say what was meant."""


def figure_mark(state: StateInline, silent: bool) -> bool:
    """A token with the id, and its offset as `meta["pos"]`."""
    match = _MARK.match(state.src, state.pos, state.posMax) if state.src.startswith("[figure:", state.pos) else None
    if match is None:
        return False
    if not silent:
        token = state.push("figure", "", 0)
        token.content = match[1]
        token.meta["pos"] = state.pos
    state.pos = match.end()
    return True
