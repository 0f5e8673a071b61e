"""Alerts of GitHub: a quotation whose first line is `[!NOTE]` alone becomes a box."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ALERTS: Mapping[str, str] = {
    "note": "note",
    "important": "note",
    "tip": "tip",
    "warning": "warning",
    "caution": "warning",
}
"""The box of each alert; GitHub has no others."""
_FIRST_LINE = re.compile(rf"\[!({'|'.join(ALERTS)})\][ \t]*(?:\n|\Z)", re.IGNORECASE)


def alerts_plugin(parser: MarkdownIt) -> None:
    """Turn alerts into boxes, as tokens `other_box_open` and `other_box_close`."""
    parser.core.ruler.after("block", "alerts", _alerts)


def _alerts(state: StateCore) -> None:
    if "[!" not in state.src:
        return
    kept: list[Token] = []
    alerts: list[bool] = []
    left_out = range(0)
    for index, token in enumerate(state.tokens):
        if index in left_out:
            continue
        kept.append(token)
        if token.type == "blockquote_open":
            words = state.tokens[index + 2] if _has_text(state.tokens, index) else None
            alert = _FIRST_LINE.match(words.content) if words else None
            alerts.append(alert is not None)
            if words and alert:
                _make_box(token, alert[1].lower())
                left_out = range(index + 1, index + 4) if _take_first_line(words, alert.end()) else left_out
        elif token.type == "blockquote_close" and alerts.pop():
            token.type, token.tag = "other_box_close", "div"
    state.tokens = kept


def _has_text(tokens: list[Token], index: int) -> bool:
    """True if a quotation begins with a paragraph and has more than its first line."""
    if index + 4 >= len(tokens) or tokens[index + 1].type != "paragraph_open":
        return False
    return "\n" in tokens[index + 2].content or tokens[index + 4].type != "blockquote_close"


def _make_box(token: Token, alert: str) -> None:
    token.type, token.tag, token.info, token.meta["alert"] = "other_box_open", "div", ALERTS[alert], alert


def _take_first_line(block: Token, length: int) -> bool:
    """Take the first line out of a paragraph. True if nothing is left."""
    first, last = block.map or [0, 0]
    block.content, block.map = block.content[length:], [first + 1, last]
    return not block.content
