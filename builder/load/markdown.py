"""Parse Markdown into a document: its HTML, and everything it refers to with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from builder.load.block_positions import BlockPositions
from builder.load.boxes import ARTICLE_BOXES, OUTCOME_BOXES, BoxReader
from builder.load.core_rules import MAX_QUOTES, TOO_MANY_QUOTES
from builder.load.footnotes import lost_footnotes
from builder.load.html import MAX_HTML, TooMuchHtmlError, parser_with_placeholders
from builder.load.located import Scalar
from builder.load.lost_words import LostWords
from builder.load.markup.noted import unread_markup_in
from builder.load.mentions import mentions_in, note_mentions
from builder.load.mistakes import Mistakes
from builder.load.positions import Positions
from builder.load.reader import Reader
from builder.load.term_marks import odd_terms
from builder.load.unread_markup import note_unread_markup
from builder.problems import Location, Problem, Result
from builder.site import AnswerSlot, Document, Heading, Image, Reference

_PARSER, _OUTCOME_PARSER = parser_with_placeholders(), parser_with_placeholders(answers=True)
for _parser in (_PARSER, _OUTCOME_PARSER):
    note_unread_markup(_parser)
    note_mentions(_parser)
_TASK = re.compile(r"\[[ xX]?\](?!\S)")
_REFERRING = frozenset(("link_open", "image", "help", "term", "figure", "citation", "answer"))
_KEY = re.compile(r"@([\w-]+)")


def parse_markdown(source: str, start: Location, *, outcome: bool = False) -> Result[Document]:
    """Parse the text of a page, which begins at `start`; `outcome` allows `::: when` and places for answers."""
    parser = _OUTCOME_PARSER if outcome else _PARSER
    return _parse(Positions(source, start), OUTCOME_BOXES if outcome else ARTICLE_BOXES, parser)


def parse_scalar(scalar: Scalar, *, outcome: bool = False, answers: bool = False) -> Result[Document]:
    """Parse the Markdown of a value in YAML, which is a page only if it is the advice of an `outcome`.

    A step of an outcome is none, but `answers` fill it, too.
    """
    parser = _OUTCOME_PARSER if outcome or answers else _PARSER
    return _parse(scalar.positions, OUTCOME_BOXES if outcome else frozenset(), parser)


def _parse(positions: Positions, special: Set[str], parser: MarkdownIt) -> Result[Document]:
    env: EnvType = {}
    tokens = parser.parse(positions.text, env)
    parts = _Parts(positions, LostWords(positions, tokens, env), special)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            parts.heading(token, tokens[index + 1])
        elif token.type == "inline":
            if token.meta:  # without, it is only words
                parts.inline(tokens, index)
        elif token.type == "container_box_open":
            parts.boxes.open(tokens, index)
        elif token.type == "container_box_close":
            parts.boxes.close()
        elif token.type == "fence" and token.map:
            parts.fence(token)
    for problem in (*parts.lost.problems(), *lost_footnotes(positions, env)):
        parts.mistakes.add(problem)
    return parts.whole(parts.document(tokens))


def _is_lost_task(block: Token) -> bool:
    """True if a paragraph begins like a task and is not one: outside of a list, or without words in its line."""
    made = any(token.type == "html_inline" and "<input" in token.content for token in block.children or ())
    return not made and bool(_TASK.match(block.content))


class _Parts(Reader):
    """Collects the parts of one document."""

    def __init__(self, positions: Positions, lost: LostWords, special: Set[str]) -> None:
        super().__init__()
        self.lost = lost
        self.mistakes = Mistakes()
        self.positions = positions
        self.boxes = BoxReader(positions, lost, special, within=self)
        self.headings: list[Heading] = []
        self.links: list[Reference] = []
        self.images: list[Image] = []
        self.citations: list[Reference] = []
        self.mentions: list[Reference] = []
        self.helps: list[Reference] = []
        self.terms: list[Reference] = []
        self.answers: list[AnswerSlot] = []
        self.figures: list[Reference] = []
        self.figures_within: list[tuple[int, ...]] = []
        self.has_figures = special == OUTCOME_BOXES
        """True for the advice of an outcome."""
        self.ids: dict[str, Location] = {}
        """The ids that headings were given."""

    def document(self, tokens: Sequence[Token]) -> Document:
        """The document with the parts collected so far."""
        return Document(
            file=self.positions.start.file,
            html=self.html(tokens),
            headings=tuple(self.headings),
            links=tuple(self.links),
            images=tuple(self.images),
            citations=tuple(self.citations),
            mentions=tuple(self.mentions),
            helps=tuple(self.helps),
            terms=tuple(self.terms),
            figures=tuple(self.figures),
            figures_within=tuple(self.figures_within),
            lists_terms=self.boxes.lists_terms,
            whens=tuple(self.boxes.whens),
            passages=tuple(self.boxes.passages),
            answers=tuple(self.answers),
        )

    def html(self, tokens: Sequence[Token]) -> str:
        """The document as HTML; none where it is too much for a page."""
        try:
            return str(_OUTCOME_PARSER.renderer.render(tokens, _OUTCOME_PARSER.options, {}))
        except TooMuchHtmlError:
            message = f"this text makes more than the {MAX_HTML // 1_000_000} MB of HTML that a page may have"
            fix = "divide it, or shorten the addresses and titles that it uses again and again"
            self.problem(self.positions.at(0), "too-long", message, fix)
            return ""

    def whole(self, document: Document) -> Result[Document]:
        """The document, with the problems of both kinds."""
        return Result(document, (*self.problems, *self.mistakes.problems()))

    def heading(self, opening: Token, text: Token) -> None:
        """Headings form an outline below the page's title."""
        level, where = int(opening.tag[1]), self.lost.begin(opening)
        words = "".join(c.content for c in text.children or () if c.type in ("text", "code_inline", "answer"))
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
        if "own id" in opening.meta:
            self.own_id(opening.meta["own id"], where)
        self.headings.append(Heading(level, words, str(opening.attrGet("id") or ""), where))

    def own_id(self, name: str, where: Location) -> None:
        """An id names one heading."""
        if name in self.ids:
            message, fix = f"the id `{name}` is on this page twice", "give one of the headings another id"
            also = ((self.ids[name], "the first"),)
            self.problem(where, "heading", message, fix, also=also)
        self.ids.setdefault(name, where)

    def inline(self, tokens: Sequence[Token], index: int) -> None:
        """Links, images and citations of one block of text, and what was meant as markup and not read as such."""
        block, positions = tokens[index], BlockPositions(self.positions, tokens, index)
        self.references(block, positions)
        self.mistakes.extend(odd_terms(tokens, index, positions))
        if tokens[index - 1].type == "paragraph_open" and _is_lost_task(block):
            fix = "write `- [ ]` and the words in one line, or `\\[` if a bracket is meant"
            self.problem(positions.at(0), "stray-task", "this is not read as a box to tick", fix)
        if TOO_MANY_QUOTES in block.meta:
            message = f"this paragraph has {block.meta[TOO_MANY_QUOTES]:,} quotation marks and apostrophes"
            fix = f"divide it; {MAX_QUOTES} are the limit"
            self.problem(positions.at(0), "too-long", message, fix)
        for position, markup in unread_markup_in(block):
            if not (markup.once and self.mistakes.of_check(markup.check)):
                self.mistakes.add(Problem(positions.at(position), markup.check, markup.message, markup.fix))

    def references(self, block: Token, positions: BlockPositions) -> None:
        """The links, images and citations of a text."""
        children = block.children or []
        for index, token in enumerate(children):
            if token.type not in _REFERRING:
                continue
            position = token.meta.get("pos", 0)
            if token.type == "link_open":
                target = str(token.attrGet("href") or "")
                self.links.append(Reference(target, positions.at(position)))
                if target and children[index + 1].type == "link_close":
                    message, fix = "this link has no words", f"write them between the square brackets, or `<{target}>`"
                    self.mistakes.add(Problem(positions.at(position), "broken-link", message, fix))
            elif token.type == "image":
                target = str(token.attrGet("src") or "")
                self.images.append(Image(target, positions.at(position), token.content.strip()))
            elif token.type == "help":
                self.helps.append(Reference(token.content, positions.at(position)))
            elif token.type == "figure":
                self.figure(token.content, positions.at(position))
            elif token.type == "term":
                self.terms.append(Reference(token.content, positions.at(position)))
            elif token.type == "answer":
                self.answers.append(AnswerSlot(token.meta["question"], positions.at(position), token.content))
            elif token.type == "citation":
                for key in _KEY.finditer(token.content):
                    self.citations.append(Reference(key[1], positions.at(position + key.start())))
        self.mentions.extend(Reference(name, positions.at(place)) for place, name in mentions_in(block))

    def figure(self, name: str, where: Location) -> None:
        """A figure is worked out from the answers of one reader, who is known in the advice of an outcome only."""
        if not self.has_figures:
            message, fix = f"the figure `{name}` cannot be worked out here", "show it in the advice of an outcome"
            self.mistakes.add(Problem(where, "unknown-figure", message, fix))
        self.figures.append(Reference(name, where))
        self.figures_within.append(tuple(self.boxes.within))

    def fence(self, token: Token) -> None:
        """A code block runs to the end of the page if nobody closes it."""
        first, end = token.map or [0, 0]
        last = self.positions.lines[end - 1].strip(" \t>")
        if end - first < 2 or len(last) < len(token.markup) or last.strip(token.markup[0]):
            fix = f"add a line {token.markup} after it"
            self.problem(self.lost.begin(token), "unclosed", "this code block is not closed", fix)
