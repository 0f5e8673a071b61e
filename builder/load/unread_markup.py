"""Find markup that was read as text: it would be published as the characters that were typed.

A rule behind all others sees each character that none of them took, with its place; text in code never gets here.
No pattern goes over the same characters twice: possessive quantifiers give nothing back, and what may stand anywhere
is looked for ahead, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_KEY, _END = "unread-markup", "unread-markup-end"


@dataclass(frozen=True, slots=True)
class UnreadMarkup:
    """A piece of markup that was read as text."""

    pattern: re.Pattern[str]
    """A pattern that matches where the markup begins."""
    check: str
    message: str
    fix: str
    once: bool = False
    """True if it often comes with other markup of its check, so that one in a document is enough."""


_HTML = "HTML is shown as text here, not carried out"
_NO_HTML = "write it in Markdown, or in backquotes if it is meant to be shown"
_LABEL = r"\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]"
UNREAD_MARKUP = (
    UnreadMarkup(re.compile(r"\[\^[^\]\s]{1,200}+\]"), "unknown-footnote", "this footnote has no text",
             "write `[^name]: its text` on a line of its own, or remove the mark"),
    UnreadMarkup(re.compile(r"\[\s*@"), "broken-citation", "this is not read as a citation",
             "write `[@key]`, or `[@key; @other]`; keys have letters, digits and hyphens"),
    UnreadMarkup(re.compile(rf"(?:!?{_LABEL}\(\s*)?<?(?:javascript|vbscript|file|data):", re.IGNORECASE), "broken-link",
             "an address of this kind is not published", "link to a page that begins with https://"),
    UnreadMarkup(re.compile(rf"!?{_LABEL}\s\((?=[^\s./#)]*+[./#])\S*\)"), "broken-link",
             "there is a space inside this link", "let the `(` follow the `]` at once"),
    UnreadMarkup(re.compile(rf"!?{_LABEL}\((?=[^()<\s]*+\s)(?=[^()\n]*+\)|[^()<\n]*+\n[^()\n]*+\))"), "broken-link",
             "this address has a space in it", "put the address between `<` and `>`, or rename the file"),
    UnreadMarkup(re.compile(rf"!?{_LABEL}\("), "broken-link", "this link has no `)` at its end",
             "write `[words](address)`"),
    UnreadMarkup(re.compile(rf"!?{_LABEL}\[[^\]]*\]"), "broken-link", "this looks like a link and is not read as one",
             "write `[words](address)`, or `\\[` if brackets are meant"),
    UnreadMarkup(re.compile(r"\]\("), "broken-link", "this looks like a link and is not read as one",
             "write `[words](address)`"),
    UnreadMarkup(re.compile(r"(?<=\))\[(?=[^\s\[\]]*[./#])[^\s\[\]]*+\]"), "broken-link",
             "the brackets of this link are the wrong way round", "write `[words](address)`"),
    UnreadMarkup(re.compile(r"<(?:www\.|[\w-]++\.[\w-](?=[^\s<>]*/))[^\s<>]*+>"), "broken-link",
             "this is not read as an address", "begin it with https://"),
    UnreadMarkup(re.compile(r"<[a-zA-Z][^<>]*>|<!--"), "html", _HTML, _NO_HTML),
    UnreadMarkup(re.compile(r"</[a-zA-Z][^<>]*>"), "html", _HTML, _NO_HTML, once=True),
    UnreadMarkup(re.compile(r"(?:(?<=\n)|(?<![\s\S])): +(?=\S)"), "stray-definition", "this belongs to no term",
             "write the term alone on the line above it, or `\\:` if a colon is meant"),
    UnreadMarkup(re.compile(r"(?:(?<=\n)|(?<![\s\S])):{2,}(?!:)"), "stray-box", "this belongs to no box",
             "begin a box with `::: note`, end it with `:::`, and leave nothing else on these lines", once=True),
)  # fmt: skip


def note_unread_markup(parser: MarkdownIt) -> None:
    """Make a parser note unread markup in the `meta` of each inline token, as pairs of offset and markup."""
    parser.inline.ruler.push("markup", _note)
    parser.core.ruler.at("inline", _inline)


def unread_markup_in(block: Token) -> list[tuple[int, UnreadMarkup]]:
    """The unread markup of an inline token, in the order of its text."""
    noted: list[tuple[int, UnreadMarkup]] = block.meta.get(_KEY, [])
    return noted


def _inline(state: StateCore) -> None:
    """Markdown-it's own rule, which also tells the inline rules the block they are in."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            state.env["block"] = token
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _note(state: StateInline, silent: bool) -> bool:
    """Take nothing, and note what begins here; the text of an image is parsed apart and is not looked at."""
    block = state.env["block"]
    if silent or state.src[state.pos] not in "[]!<:" or state.src != block.content:
        return False
    if state.pos < block.meta.get(_END, 0):
        return False
    for markup in UNREAD_MARKUP:
        match = markup.pattern.match(state.src, state.pos)
        if match:
            block.meta.setdefault(_KEY, []).append((state.pos, markup))
            block.meta[_END] = match.end()
            break
    return False
