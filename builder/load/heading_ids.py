"""Ids of headings, `## Words {#id}`, as in Pandoc, Kramdown and MkDocs."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_ID = re.compile(r"[ \t]*\{#([\w-]{1,100})\}\Z")
"""Without a dot, which all other ids of a page have."""


def heading_ids_plugin(parser: MarkdownIt) -> None:
    """Take the id out of the words of a heading, whose `meta` says then that it has one of its own."""
    parser.core.ruler.after("block", "heading_ids", _heading_ids)


def _heading_ids(state: StateCore) -> None:
    if "{#" not in state.src:
        return
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            words = state.tokens[index + 1]
            begin = words.content.rfind("{#")
            found = _ID.search(words.content, max(0, begin - 1)) if begin >= 0 else None
            if found:
                words.content = words.content[: found.start()].rstrip()
                token.attrSet("id", found[1])
                token.meta["own id"] = found[1]
