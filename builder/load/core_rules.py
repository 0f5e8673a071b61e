"""Rules over all blocks of a document: tasks, anchors of headings, and curly quotation marks.

The plugins' rules for the first two search backwards from each block, so that 15,000 tasks took a quarter of a minute;
these follow the same definitions in one pass. The library's rule for quotation marks takes time that grows with the
square of their number in one block, so that number is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_core import StateCore, normalize, smartquotes, text_join
from markdown_it.token import Token

from builder.text.element_ids import heading_anchor

MAX_QUOTES = 500
"""Quotation marks and apostrophes in one paragraph or cell: those of about 3,000 words."""
TOO_MANY_QUOTES = "too-many-quotes"
"""The key in the `meta` of a block that has more, with their number; its marks stay straight."""
_TASK = re.compile(r"\[[ xX]\] ")


def line_ends(state: StateCore) -> None:
    """Markdown-it's own rule for line ends and null characters, where it has something to do."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def joined_text(state: StateCore) -> None:
    """Markdown-it's own rule that makes one text of what escapes and names of characters divide."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)


def tasks(state: StateCore) -> None:
    """Turn `[ ] words` at the beginning of list items into boxes with a label, as on GitHub."""
    if not _TASK.search(state.src):
        return
    lists: list[Token] = []
    for place, token in enumerate(state.tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif _is_task(state.tokens, place):
            _make_task(token)
            state.tokens[place - 2].attrSet("class", "task-list-item")
            lists[-1].attrSet("class", "contains-task-list")


TICKED_BY_NOBODY = 'disabled="disabled"'
"""The attribute of every box, which a page whose readers may tick them takes away."""


def _is_task(tokens: Sequence[Token], place: int) -> bool:
    """True if a block is the first paragraph of a list item, and begins with a box."""
    if tokens[place].type != "inline" or not _TASK.match(tokens[place].content):
        return False
    return tokens[place - 1].type == "paragraph_open" and tokens[place - 2].type == "list_item_open"


def _make_task(block: Token) -> None:
    """Put the box in the place of its three characters; `content` stays, since offsets are counted in it."""
    words = block.children or []
    words[0].content = words[0].content[3:]
    checked = "" if block.content.startswith("[ ]") else 'checked="checked" '
    box = f'<input class="task-list-item-checkbox" {checked}{TICKED_BY_NOBODY} type="checkbox">'
    block.children = [_html("<label>"), _html(box), *words, _html("</label>")]


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def anchors(state: StateCore) -> None:
    """Give headings of the levels 2 to 4 their words as an anchor; equal ones are numbered from 1, as on GitHub.

    A heading with an id of its own keeps that.
    """
    headings = [
        (token, state.tokens[place + 1]) for place, token in enumerate(state.tokens) if token.type == "heading_open"
    ]
    last_number = {heading.meta["own id"]: 0 for heading, _ in headings if "own id" in heading.meta}
    for opening, text in headings:
        if opening.tag in ("h2", "h3", "h4") and "own id" not in opening.meta:
            words = "".join(c.content for c in text.children or () if c.type in ("text", "code_inline", "answer"))
            slug = heading_anchor(words)
            anchor, number = slug, last_number.get(slug, 0)
            while anchor in last_number:  # each number is tried once in a document, not once for each heading
                number += 1
                anchor = f"{slug}-{number}"
            last_number[slug] = number
            last_number.setdefault(anchor, 0)
            opening.attrSet("id", anchor)


def quotes(state: StateCore) -> None:
    """Make quotation marks curly, except in blocks that have too many, which are marked."""
    if '"' not in state.src and "'" not in state.src:
        return
    tokens, few = state.tokens, []
    for token in tokens:
        number = token.content.count('"') + token.content.count("'") if token.type == "inline" else 0
        if number > MAX_QUOTES:
            token.meta[TOO_MANY_QUOTES] = number
        elif number:
            few.append(token)
    state.tokens = few
    smartquotes(state)
    state.tokens = tokens
