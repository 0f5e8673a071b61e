"""The mark `[help:key]`, in whose place stand the name of a help service and the ways to reach it."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[help:[ \t]*([^\[\]\n]{0,200}?)[ \t]*\](?!\()")
"""A key that cannot be one is read too, so that the check for unknown keys can say what was meant."""


def help_mark(state: StateInline, silent: bool) -> bool:
    """A token with the key, and its offset as `meta["pos"]`."""
    match = _MARK.match(state.src, state.pos, state.posMax) if state.src.startswith("[help:", state.pos) else None
    if match is None:
        return False
    if not silent:
        token = state.push("help", "", 0)
        token.content = match[1]
        token.meta["pos"] = state.pos
    state.pos = match.end()
    return True
