"""Comments, `<!-- … -->`, which are left out of the page, and line breaks written `<br>`: the only HTML in a line.

A comment may be a block, with empty lines in it and nothing behind its end, or a part of a text. One that is not closed
is not read as a comment, so that it is reported.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_BEGIN, _END = "<!--", "-->"
_BREAK = re.compile(r"<br\s{0,9}+/?>[ \t\n]*+", re.IGNORECASE)
_FAILED, _LAST = "comment-that-does-not-end", "last-end-of-comments"


def comments_plugin(parser: MarkdownIt) -> None:
    """Read comments and `<br>`."""
    parser.block.ruler.before("table", "comment", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.before("autolink", "comment", _comment)
    parser.inline.ruler.before("autolink", "break", _break)


def without_comments(text: str) -> str:
    """The text with each comment replaced by as many spaces; for what is looked for in a text before it is parsed."""
    kept, end = [], 0
    while (begin := text.find(_BEGIN, end)) >= 0 and (close := text.find(_END, begin + 2)) >= 0:
        kept += [text[end:begin], re.sub(r"[^\n]", " ", text[begin : close + len(_END)])]
        end = close + len(_END)
    return "".join([*kept, text[end:]])


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """One or several comments, up to the end of a line."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(_BEGIN, begin) or state.is_code_block(start_line):
        return False
    if start_line <= state.env.get(_FAILED, -1):
        return False
    last = _last_line(state, start_line, end_line)
    if last is None:
        return False
    if not silent:
        state.line = last + 1
    return True


def _last_line(state: StateBlock, line: int, end_line: int) -> int | None:
    """The line on which the comments end that begin on a line; None if they do not, or if text follows."""
    position = state.bMarks[line] + state.tShift[line] + 2
    while True:
        end = state.src.find(_END, position, state.eMarks[line])
        if end >= 0:
            rest = state.src[end + len(_END) : state.eMarks[line]]
            if not rest.strip():
                return line
            if not rest.lstrip().startswith(_BEGIN):
                break
            position = end + len(_END) + rest.index(_BEGIN) + 2
            continue
        line += 1
        if line >= end_line or not (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
            break
        position = state.bMarks[line] + state.tShift[line]
    state.env[_FAILED] = min(line, end_line - 1)  # nor does a comment that begins in between
    return None


def _comment(state: StateInline, silent: bool) -> bool:
    """A comment inside of a text, which leaves no second space behind."""
    if not state.src.startswith(_BEGIN, state.pos):
        return False
    known: tuple[str, int] = state.env.get(_LAST, ("", -1))
    if known[0] is not state.src:
        known = state.env[_LAST] = (state.src, state.src.rfind(_END))
    end = state.src.find(_END, state.pos + 2, state.posMax) if state.pos < known[1] else -1
    if end < 0:
        return False
    spaced = state.pos == 0 or state.src[state.pos - 1] in " \n"
    state.pos = end + len(_END)
    while spaced and state.pos < state.posMax and state.src[state.pos] in " \n":
        state.pos += 1
    if state.pos >= state.posMax and not silent:
        state.pending = state.pending.rstrip(" ")
    return True


def _break(state: StateInline, silent: bool) -> bool:
    """`<br>`, and the spaces around it."""
    match = _BREAK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True
