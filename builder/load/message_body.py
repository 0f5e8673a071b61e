"""Read the body of a message: its forms below their headings, with parts in `::: when` … `:::`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from builder.load.block_positions import BlockPositions
from builder.load.dialect import PASSAGE, WHEN
from builder.load.message_inline import InlineReader, SlotAt
from builder.load.positions import Positions
from builder.problems import Location, Result, did_you_mean, one_of
from builder.site import When
from builder.site.message_text import FORMS, MessageBlock, MessageForm, MessagePart, Pieces, Tag

MARKUP = {
    "html_block": "HTML",
    "fence": "code",
    "code_block": "code, which an indented line is",
    "hr": "a line across the page",
    "blockquote_open": "a quotation",
    "table_open": "a table",
}
"""Blocks of Markdown that plain text cannot carry."""
_HEADINGS = one_of(f"## {heading}" for heading in FORMS)


@dataclass(frozen=True, slots=True)
class MessageBody:
    """The body of a message."""

    forms: tuple[MessageForm, ...]
    slots: tuple[SlotAt, ...]
    whens: tuple[When, ...]
    """The conditions of its parts, each once."""


def read_body(source: str, start: Location) -> Result[MessageBody]:
    """The body that begins at `start`."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("text_join")
    parser.use(container_plugin, "box", validate=lambda parameters, _: bool(parameters.strip()))
    reader = _BodyReader(Positions(source, start))
    tokens = parser.parse(source)
    for index, token in enumerate(tokens):
        reader.token(tokens, index, token)
    body = MessageBody(reader.finished(), tuple(reader.slots), tuple(reader.whens.values()))
    return reader.result(body)


class _BodyReader(InlineReader):
    """Goes over the tokens once, with the form, the part and the list that are open."""

    def __init__(self, positions: Positions) -> None:
        super().__init__()
        self.positions = positions
        self.forms: list[MessageForm] = []
        self.whens: dict[str, When] = {}
        self._parts: list[MessagePart] = []
        self._blocks: list[MessageBlock] = []
        self._items: list[Pieces] = []
        self._lists: list[Tag] = []
        self._box: int | None = None
        self._condition: int | None = None
        self._early = False

    def token(self, tokens: Sequence[Token], index: int, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "heading_open":
                self._heading(token, tokens[index + 1].content)
            case "bullet_list_open" | "ordered_list_open":
                if self._lists:
                    self.markup("a list inside a list", self._where(token))
                self._lists.append(Tag.BULLETS if token.type == "bullet_list_open" else Tag.NUMBERS)
            case "bullet_list_close" | "ordered_list_close":
                tag = self._lists.pop()
                if not self._lists:
                    self._blocks.append(MessageBlock(tag, tuple(self._items)))
                    self._items = []
            case "container_box_open":
                self._open_part(token)
            case "container_box_close":
                self._close_part()
            case "inline" if tokens[index - 1].type == "paragraph_open":
                if self._lists and tokens[index - 2].type != "list_item_open":
                    self.markup("a list entry of several paragraphs", self._where(token))
                self._text(token, self.read(token, BlockPositions(self.positions, tokens, index)))
            case name if name in MARKUP:
                self.markup(MARKUP[name], self._where(token))

    def finished(self) -> tuple[MessageForm, ...]:
        """All forms, once every token was taken."""
        self._close_form()
        return tuple(self.forms)

    def _where(self, token: Token) -> Location:
        return self.positions.line((token.map or [0])[0])

    def _text(self, token: Token, pieces: Pieces) -> None:
        if not self.forms and not self._early:
            self._early = True
            message, fix = "these words are in no form of the message", f"begin with a heading, {_HEADINGS}"
            self.problem(self._where(token), "message-form", message, fix)
        if self._lists:
            self._items.append(pieces)
        else:
            self._blocks.append(MessageBlock(Tag.PARAGRAPH, (pieces,)))

    def _heading(self, token: Token, words: str) -> None:
        where = self._where(token)
        self._close_form()
        name = FORMS.get(words.strip(), "")
        if not name or token.tag != "h2":
            close = f"write `## {words.strip()}`" if name else did_you_mean(words.strip(), FORMS)
            self.problem(where, "message-form", f"“{words}” is not a form of a message", close)
        elif any(form.name == name for form in self.forms):
            self.problem(where, "message-form", f"the form “{words}” is there twice", "keep one of the two")
        self.forms.append(MessageForm(name, where))

    def _close_form(self) -> None:
        """Give the open form its parts; words before the first form were reported and are left out."""
        self._close_part()
        if self.forms:
            self.forms[-1] = replace(self.forms[-1], parts=tuple(self._parts))
            if not self._parts:
                fix = "write its words below the heading, or remove the heading"
                self.problem(self.forms[-1].where, "empty-value", "this form of the message is empty", fix)
        self._parts = []

    def _open_part(self, token: Token) -> None:
        first, end = token.map or [0, 0]
        if self._box is not None or self._lists:
            self.markup("a box inside a box or a list", self._where(token))
            return
        self._close_part()
        name, _, condition = token.info.strip().partition(" ")
        if not re.fullmatch(r"\s*:{3,}\s*", "".join(self.positions.lines[end : end + 1])):
            fix = f"add a line `{token.markup}` after its text"
            self.problem(self._where(token), "unclosed", "this part is not closed", fix)
        if name != WHEN:
            fix = "use `::: when` for a part that not everyone needs; other boxes are for pages"
            fix = "write a message of its own for that country, with `countries`" if name == PASSAGE else fix
            self.problem(self._where(token), "unknown-box", f"a message has no box `{name}`", fix)
            return
        line = self.positions.lines[first]
        where = self.positions.line(first, line.rfind(condition) + 1) if condition else self._where(token)
        self._box = first
        key = " ".join(condition.split())
        self.whens.setdefault(key, When(condition, where))
        self._condition = list(self.whens).index(key)

    def _close_part(self) -> None:
        if self._blocks:
            self._parts.append(MessagePart(tuple(self._blocks), self._condition))
        self._blocks, self._condition, self._box = [], None, None
