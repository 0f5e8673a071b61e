"""Parse Markdown into a document: its tokens, and everything it refers to with its place in the file."""

from __future__ import annotations

import re

from markdown_it.token import Token

from builder.dialect import BOXES, WHEN, markdown_parser
from builder.load.located import Scalar
from builder.problems import Location, Problem, did_you_mean
from builder.site import Document, Heading, Image, Reference, When

_PARSER = markdown_parser()
_BROKEN = (
    (re.compile(r"\[\^[^\]\s]+\]"), "unknown-footnote", "this footnote is not defined",
     "write `[^name]: its text` on a line of its own, or remove the mark"),
    (re.compile(r"\[@"), "broken-citation", "this is not read as a citation", "write `[@key]`, or `[@key; @other]`"),
    (re.compile(r"\]\(|\]\["), "broken-link", "this looks like a link and is not read as one",
     "write `[words](address)`; an address with spaces or brackets stands in `<` and `>`"),
    (re.compile(r"</?[a-zA-Z][^<>]*>|<!--"), "html", "HTML is shown as text here, not carried out",
     "write it in Markdown, or in backquotes if it is meant to be shown"),
)  # fmt: skip
_FENCE = re.compile(r"\s*:{3,}\s*")


class _Places:
    """Turns places in a block's text into places in its file."""

    def __init__(self, source: str, start: Location) -> None:
        self.lines = source.split("\n")
        self.start = start

    def line(self, index: int, column: int = 1) -> Location:
        """The place on a line of the source, 0 being its first."""
        return Location(self.start.file, self.start.line + index, self.start.column - 1 + column)

    def inside(self, block: Token, position: int) -> Location:
        """The place of a character of an inline block's text."""
        first = block.map[0] if block.map else 0
        before = block.content[:position]
        index = before.count("\n")
        line = block.content.split("\n")[index]
        source = self.lines[first + index] if first + index < len(self.lines) else ""
        column = max(source.find(line), 0) + position - (before.rfind("\n") + 1) + 1
        return self.line(first + index, column)


def parse_markdown(source: str, start: Location, found: list[Problem], *, outcome: bool = False) -> Document:
    """Parse text that begins at `start`, every line of it as far to the right; `outcome` allows `::: when`."""
    tokens = _PARSER.parse(source)
    places = _Places(source, start)
    parts = _Parts(places, found, outcome)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            parts.heading(token, tokens[index + 1])
        elif token.type == "inline":
            parts.inline(token)
        elif token.type == "container_box_open":
            parts.box(token)
        elif token.type == "fence" and token.map:
            parts.fence(token)
    return Document(
        start.file, tokens, tuple(parts.headings), tuple(parts.links), tuple(parts.images), tuple(parts.citations),
        tuple(parts.whens),
    )  # fmt: skip


class _Parts:
    """Collects what one document consists of."""

    def __init__(self, places: _Places, found: list[Problem], outcome: bool) -> None:
        self.places = places
        self.found = found
        self.outcome = outcome
        self.headings: list[Heading] = []
        self.links: list[Reference] = []
        self.images: list[Image] = []
        self.citations: list[Reference] = []
        self.whens: list[When] = []

    def problem(self, where: Location, check: str, message: str, fix: str, why: str = "") -> None:
        self.found.append(Problem(where, check, message, fix, why))

    def heading(self, opening: Token, text: Token) -> None:
        """Headings form an outline below the page's title."""
        level = int(opening.tag[1])
        where = self.places.line(opening.map[0] if opening.map else 0)
        words = "".join(c.content for c in text.children or () if c.type in ("text", "code_inline"))
        if level == 1:
            why = "the title in the front matter is the page's only heading of the first level"
            self.problem(where, "heading", f"the heading “{words}” is of the first level", "begin it with `##`", why)
        deepest = self.headings[-1].level if self.headings else 1
        if level > deepest + 1:
            message = f"the heading “{words}” skips a level"
            why = "readers who move from heading to heading look for what is missing"
            self.problem(where, "heading", message, f"begin it with `{'#' * (deepest + 1)}`", why)
        if not words.strip():
            self.problem(where, "heading", "this heading is empty", "write its words, or remove it")
        self.headings.append(Heading(level, words, str(opening.attrGet("id") or ""), where))

    def inline(self, block: Token) -> None:
        """Links, images and citations of one block of text."""
        if not ("[" in block.content or "<" in block.content):
            return
        for token in block.children or ():
            position = token.meta.get("pos", 0) if token.meta else 0
            if token.type == "link_open":
                where = self.places.inside(block, position)
                self.links.append(Reference(str(token.attrGet("href") or ""), where))
            elif token.type == "image":
                where = self.places.inside(block, position)
                self.images.append(Image(str(token.attrGet("src") or ""), where, token.content.strip()))
            elif token.type == "citation":
                for key in token.meta["keys"]:
                    offset = token.content.index(f"@{key}")
                    self.citations.append(Reference(key, self.places.inside(block, position + offset)))
        self._leftovers(block)

    def _leftovers(self, block: Token) -> None:
        """Text that was meant as markup and was not read as such, found outside code."""
        text = "".join(c.content if c.type == "text" else "\0" for c in block.children or ())
        for pattern, check, message, fix in _BROKEN:
            for match in pattern.finditer(text):
                position = max(block.content.find(match.group(0)), 0)
                self.problem(self.places.inside(block, position), check, message, fix)

    def fence(self, token: Token) -> None:
        """A code block runs to the end of the page if nobody closes it."""
        first, end = token.map or [0, 0]
        if self.places.lines[end - 1].strip(" >")[:3] != token.markup[:3] or end - first < 2:
            self.problem(self.places.line(first), "unclosed", f"this code block is not closed by `{token.markup}`",
                         f"add a line `{token.markup}` behind it")  # fmt: skip

    def box(self, token: Token) -> None:
        """A box has a known name and an end."""
        first, end = token.map or [0, 0]
        where = self.places.line(first)
        line = self.places.lines[end] if end < len(self.places.lines) else ""
        if not _FENCE.fullmatch(line.strip(" >")):
            message = f"this box is not closed by `{token.markup}`"
            self.problem(where, "unclosed", message, f"add a line `{token.markup}` behind it")
        name, _, rest = token.info.strip().partition(" ")
        if name == WHEN and self.outcome:
            column = self.places.lines[first].find(rest) + 1 if rest else 1
            self.whens.append(When(rest, self.places.line(first, column)))
        elif name == WHEN:
            self.problem(
                where, "unknown-box", "`::: when` belongs in an outcome of a flow", "write the text without it"
            )
        elif name not in BOXES:
            self.problem(where, "unknown-box", f"there is no box `{name}`", did_you_mean(name, (*BOXES, WHEN)))


def parse_scalar(scalar: Scalar, found: list[Problem], *, outcome: bool = False) -> Document:
    """Parse the Markdown of a value in YAML."""
    return parse_markdown(scalar.text, scalar.body or scalar.where, found, outcome=outcome)
