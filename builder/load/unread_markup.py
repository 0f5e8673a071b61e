"""Find markup that was read as text: it would be published as the characters that were typed.

A rule behind all others sees each character that none of them took, with its place; text in code never gets here.
No pattern goes over the same characters twice: possessive quantifiers give nothing back, repetitions have a bound, and
what may stand anywhere is looked for ahead, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.load.dialect import markdown_parser
from builder.load.markup.foreign import FOREIGN_MARKUP
from builder.load.markup.html_tags import HTML_TAGS
from builder.load.markup.noted import end_of_noted, note, unread_markup_in
from builder.load.markup.own import OWN_MARKUP
from builder.load.markup.pattern import LINE, UnreadMarkup
from builder.load.unclosed_marks import note_unclosed_marks

UNREAD_MARKUP = (*HTML_TAGS[:1], *FOREIGN_MARKUP, *OWN_MARKUP, *HTML_TAGS[1:])
"""The first that matches at a place counts."""
_LINE_START = r"(?:\||\?{3}|import\s|export\s|\.\. |\d{1,3}[.)] )"
LINE_STARTS = re.compile(rf"(?i){_LINE_START}")
STARTS = re.compile(rf"(?i)https?://|www\.|{LINE}{_LINE_START}")
MAIL = re.compile(r"[\w.+-]{1,64}+@(?=\w)")
_STARTS = "unread-markup-starts"
_BY_CHARACTER = {
    character: tuple(markup for markup in UNREAD_MARKUP if character in markup.at)
    for character in {character for markup in UNREAD_MARKUP for character in markup.at}
}
_IN_WORDS = tuple(markup for markup in UNREAD_MARKUP if not markup.at)


def note_unread_markup(parser: MarkdownIt) -> None:
    """Make a parser note unread markup in the `meta` of each inline token."""
    parser.inline.ruler.push("markup", _note)
    parser.inline.ruler.at("text", _text)
    parser.core.ruler.at("inline", _inline)
    note_unclosed_marks(parser)


def unread_markup_of(source: str) -> list[tuple[int, UnreadMarkup]]:
    """The unread markup of a piece of text that has no blocks, such as a value of YAML, each with its offset."""
    return [found for block in _parser().parseInline(source) for found in unread_markup_in(block)]


@cache
def _parser() -> MarkdownIt:
    parser = markdown_parser()
    note_unread_markup(parser)
    return parser


def _inline(state: StateCore) -> None:
    """Markdown-it's own rule, which also tells the inline rules the block they are in; most blocks are only words."""
    signs = state.md.inline.terminator_re
    for token in state.tokens:
        if token.type == "inline":
            content, token.children = token.content, []
            at = starts(content)
            if at or signs.search(content):
                token.meta[_STARTS] = at
                state.env["block"] = token
                state.md.inline.parse(content, state.md, state.env, token.children)
            elif content:
                token.children.append(Token("text", "", 0, content=content))


def starts(content: str) -> list[int]:
    """The places in a text at which markup may begin inside of words, from the last."""
    if "://" in content or "www." in content.lower():
        found = [match.start() for match in STARTS.finditer(content)]
    else:  # it can only begin a line
        found, line = [], 0
        while line >= 0:
            if LINE_STARTS.match(content, line):
                found.append(line)
            line = content.find("\n", line) + 1 or -1
    if "@" in content:
        found.extend(match.start() for match in MAIL.finditer(content))
    found.sort(reverse=True)
    return found


def _text(state: StateInline, silent: bool) -> bool:
    """Markdown-it's own rule for plain text; what may begin in it is looked at."""
    start = state.pos
    sign = state.md.inline.terminator_re.search(state.src, start)
    end = sign.start() if sign else state.posMax
    if end == start:
        return False
    state.pos = end
    if not silent:
        state.append_pending(state.src[start:end])
        block = state.env["block"]
        if block.meta[_STARTS] and state.src == block.content:
            _note_starts(state, block, start)
    return True


def _note_starts(state: StateInline, block: Token, start: int) -> None:
    """Look at the places up to here; those that other rules took, as code, are left behind."""
    starts: list[int] = block.meta[_STARTS]
    while starts and starts[-1] < state.pos:
        place = starts.pop()
        if place >= start:
            _note_at(state, block, place, _IN_WORDS)


def _note(state: StateInline, silent: bool) -> bool:
    """Take nothing, and note what begins here; the text of an image is parsed apart and is not looked at."""
    table = _BY_CHARACTER.get(state.src[state.pos])
    if table and not silent and state.src == state.env["block"].content:
        _note_at(state, state.env["block"], state.pos, table)
    return False


def _note_at(state: StateInline, block: Token, place: int, table: Iterable[UnreadMarkup]) -> None:
    if place < end_of_noted(block):
        return
    for markup in table:
        match = markup.pattern.match(state.src, place)
        if match and (markup.in_links or not state.linkLevel):
            note(block, place, match.end(), markup.found(match[0]))
            return
