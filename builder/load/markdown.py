"""Parse Markdown into a document: its HTML, and everything it refers to with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token
from markdown_it.utils import EnvType

from builder.load.block_positions import BlockPositions
from builder.load.core_rules import MAX_QUOTES, TOO_MANY_QUOTES
from builder.load.dialect import BOXES, WHEN
from builder.load.html import MAX_HTML, TooMuchHtmlError, parser_with_placeholders
from builder.load.located import Scalar
from builder.load.positions import Positions
from builder.load.reader import Reader
from builder.load.unread_markup import note_unread_markup, unread_markup_in
from builder.problems import Location, Result, did_you_mean
from builder.site import Document, Heading, Image, Reference, When

_PARSER = parser_with_placeholders()
note_unread_markup(_PARSER)
_FOOTNOTE = re.compile(r"^[\s>]*\[\^([^\] ]+)\]:", re.MULTILINE)
_TASK = re.compile(r"\[[ xX]?\](?!\S)")
_KEY = re.compile(r"@([\w-]+)")
_MARKERS = re.compile(r"[\s>]*(?:(?:[-*+:~]|\d+[.)])\s+)*")
"""The start of a line before its block: indentation, and the marks of quotations and lists."""


def parse_markdown(source: str, start: Location, *, outcome: bool = False) -> Result[Document]:
    """Parse text that begins at `start`; `outcome` allows `::: when`."""
    return _parse(Positions(source, start), outcome)


def parse_scalar(scalar: Scalar, *, outcome: bool = False) -> Result[Document]:
    """Parse the Markdown of a value in YAML."""
    return _parse(scalar.positions, outcome)


def _parse(positions: Positions, outcome: bool) -> Result[Document]:
    env: EnvType = {}
    tokens = _PARSER.parse(positions.text, env)
    parts = _Parts(positions, outcome)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            parts.heading(token, tokens[index + 1])
        elif token.type == "inline":
            parts.inline(tokens, index)
        elif token.type == "container_box_open":
            parts.box(token)
        elif token.type == "container_box_close":
            parts.boxes.pop()
        elif token.type == "fence" and token.map:
            parts.fence(token)
    parts.footnotes(env.get("footnotes", {}).get("refs", {}))
    return parts.result(parts.document(tokens))


def _is_lost_task(block: Token) -> bool:
    """True if a paragraph begins like a task and is not one: outside of a list, or without words in its line."""
    made = any(token.type == "html_inline" and "<input" in token.content for token in block.children or ())
    return not made and bool(_TASK.match(block.content))


class _Parts(Reader):
    """Collects the parts of one document."""

    def __init__(self, positions: Positions, outcome: bool) -> None:
        super().__init__()
        self.positions = positions
        self.outcome = outcome
        self.headings: list[Heading] = []
        self.links: list[Reference] = []
        self.images: list[Image] = []
        self.citations: list[Reference] = []
        self.helps: list[Reference] = []
        self.whens: list[When] = []
        self.boxes: list[Token] = []
        """The boxes that are open."""
        self.noticed: set[str] = set()
        """The checks that reported unread markup."""

    def document(self, tokens: Sequence[Token]) -> Document:
        """The document with the parts collected so far."""
        return Document(
            file=self.positions.start.file,
            html=self.html(tokens),
            headings=tuple(self.headings),
            links=tuple(self.links),
            images=tuple(self.images),
            citations=tuple(self.citations),
            helps=tuple(self.helps),
            whens=tuple(self.whens),
        )

    def html(self, tokens: Sequence[Token]) -> str:
        """The document as HTML; none where it is too much for a page."""
        try:
            return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))
        except TooMuchHtmlError:
            message = f"this text makes more than the {MAX_HTML // 1_000_000} MB of HTML that a page may have"
            fix = "divide it, or shorten the addresses and titles that it uses again and again"
            self.problem(self.positions.at(0), "too-long", message, fix)
            return ""

    def begin(self, block: Token) -> Location:
        """The place of the first character of a block, after the marks of quotations and lists."""
        line = block.map[0] if block.map else 0
        markers = _MARKERS.match(self.positions.lines[line])
        return self.positions.line(line, markers.end() + 1 if markers else 1)

    def heading(self, opening: Token, text: Token) -> None:
        """Headings form an outline below the page's title."""
        level, where = int(opening.tag[1]), self.begin(opening)
        words = "".join(c.content for c in text.children or () if c.type in ("text", "code_inline"))
        deepest = self.headings[-1].level if self.headings else 1
        if not words.strip():
            self.problem(where, "heading", "this heading is empty", "write its words, or remove it")
        elif level == 1:
            why = "the title is the page's only heading of the first level"
            self.problem(where, "heading", f"the heading “{words}” is of the first level", f"write `## {words}`", why)
        elif level > deepest + 1:
            message, fix = f"the heading “{words}” skips a level", f"begin it with `{'#' * (deepest + 1)}`"
            why = "readers who move from heading to heading look for what is missing"
            self.problem(where, "heading", message, fix, why)
        self.headings.append(Heading(level, words, str(opening.attrGet("id") or ""), where))

    def inline(self, tokens: Sequence[Token], index: int) -> None:
        """Links, images and citations of one block of text, and what was meant as markup and not read as such."""
        block, positions = tokens[index], BlockPositions(self.positions, tokens, index)
        for token in block.children or ():
            position = token.meta.get("pos", 0) if token.meta else 0
            if token.type == "link_open":
                self.links.append(Reference(str(token.attrGet("href") or ""), positions.at(position)))
            elif token.type == "image":
                target = str(token.attrGet("src") or "")
                self.images.append(Image(target, positions.at(position), token.content.strip()))
            elif token.type == "help":
                self.helps.append(Reference(token.content, positions.at(position)))
            elif token.type == "citation":
                for key in _KEY.finditer(token.content):
                    self.citations.append(Reference(key[1], positions.at(position + key.start())))
        if tokens[index - 1].type == "paragraph_open" and _is_lost_task(block):
            fix = "write `- [ ]` and the words in one line, or `\\[` if a bracket is meant"
            self.problem(positions.at(0), "stray-task", "this is not read as a box to tick", fix)
        if TOO_MANY_QUOTES in block.meta:
            message = f"this paragraph has {block.meta[TOO_MANY_QUOTES]:,} quotation marks and apostrophes"
            fix = f"divide it; {MAX_QUOTES} are the limit"
            self.problem(positions.at(0), "too-long", message, fix)
        for position, markup in unread_markup_in(block):
            if not (markup.once and markup.check in self.noticed):
                self.problem(positions.at(position), markup.check, markup.message, markup.fix)
            self.noticed.add(markup.check)

    def footnotes(self, uses: Mapping[str, int]) -> None:
        """A footnote that nothing refers to is not published at all; `uses` is -1 for it, and has `:` before names."""
        unused = [name[1:] for name, use in uses.items() if use < 0]
        marks = _FOOTNOTE.finditer(self.positions.text) if unused else ()
        offsets = {mark[1]: mark.end() - len(mark[1]) - 4 for mark in marks}
        for name in unused:
            where = self.positions.at(offsets.get(name, 0))
            fix = f"write `[^{name}]` in the text where it belongs, or remove the footnote"
            self.problem(where, "unused-footnote", f"nothing refers to the footnote `{name}`", fix)

    def fence(self, token: Token) -> None:
        """A code block runs to the end of the page if nobody closes it."""
        first, end = token.map or [0, 0]
        last = self.positions.lines[end - 1].strip(" \t>")
        if end - first < 2 or len(last) < len(token.markup) or last.strip(token.markup[0]):
            fix = f"add a line {token.markup} after it"
            self.problem(self.begin(token), "unclosed", "this code block is not closed", fix)

    def box(self, token: Token) -> None:
        """A box has a known name and an end."""
        first, end = token.map or [0, 0]
        line = self.positions.lines[end] if end < len(self.positions.lines) else ""
        closed = bool(re.fullmatch(r"[\s>]*:{3,}\s*", line))
        fix = f"add a line `{token.markup}` after its text"
        if not closed:
            self.problem(self.begin(token), "unclosed", "this box is not closed", fix)
        elif self.boxes and self.boxes[-1].map and self.boxes[-1].map[1] == end:
            outer = self.begin(self.boxes[-1])
            self.problem(outer, "unclosed", "this box is not closed before the next one begins", fix)
        self.boxes.append(token)
        name, _, rest = token.info.strip().partition(" ")
        if name == WHEN and self.outcome:
            column = self.positions.lines[first].rfind(rest) + 1
            where = self.positions.line(first, column) if rest else self.begin(token)
            self.whens.append(When(rest, where))
        elif name == WHEN:
            fix = "write its text without the box, or put it in an outcome of a flow"
            self.problem(self.begin(token), "unknown-box", "`::: when` works in an outcome of a flow only", fix)
        elif name not in BOXES:
            known = (*BOXES, WHEN) if self.outcome else BOXES
            self.problem(self.begin(token), "unknown-box", f"there is no box `{name}`", did_you_mean(name, known))
