"""Read boxes, `::: name Title` … `:::`: their names and ends, conditions of paragraphs, and countries of passages."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from markdown_it.token import Token

from builder.load.country_passages import read_passage
from builder.load.dialect import BOXES, ELSEWHERE, FOLDING, GLOSSARY, PASSAGE, WHEN, markdown_parser
from builder.load.lost_words import LostWords
from builder.load.positions import Positions
from builder.load.reader import Reader
from builder.problems import Location, did_you_mean
from builder.site import CountryPassage, When

ARTICLE_BOXES = frozenset({PASSAGE, GLOSSARY})
OUTCOME_BOXES = frozenset({PASSAGE, WHEN})
"""The boxes that need a certain page around them."""
_PARSER = markdown_parser()
_ELSEWHERE = {
    WHEN: ("`::: when` works in an outcome of a flow only",
           "write its text without the box, or put it in an outcome of a flow"),
    PASSAGE: ("`::: in` works in an article and in the advice of an outcome only", "write its text without the box"),
    GLOSSARY: ("`::: glossary` works in an article only", "write it in an article, and link to that"),
}  # fmt: skip


class BoxReader(Reader):
    """Reads the boxes of one document, and knows which are open."""

    def __init__(self, positions: Positions, lost: LostWords, special: Set[str], within: Reader) -> None:
        """`special` are the boxes that work here besides those that work everywhere."""
        super().__init__(within)
        self.positions = positions
        self.lost = lost
        self.special = special
        self.whens: list[When] = []
        self.passages: list[CountryPassage] = []
        self.lists_terms = False
        self._open: list[Token] = []
        self.within: list[int] = []
        """The places, among the conditions, of those that are open."""

    def open(self, tokens: Sequence[Token], index: int) -> None:
        """A box has a known name, an end, and what its name asks for."""
        token = tokens[index]
        self._check_end(token)
        name, _, rest = token.info.strip().partition(" ")
        if name == WHEN and name in self.special:
            self.within.append(len(self.whens))
            self.whens.append(When(rest, self._place_of(token, rest)))
        elif name == PASSAGE and name in self.special:
            self._passage(tokens, index, rest.strip())
        elif name == GLOSSARY and name in self.special:
            self._glossary(tokens, index)
        else:
            self._check_name(token)
        self._open.append(token)

    def close(self) -> None:
        """The innermost box ends."""
        name = self._open.pop().info.split()[:1]
        if name == [WHEN] and WHEN in self.special:
            self.within.pop()

    def _check_end(self, token: Token) -> None:
        end = (token.map or [0, 0])[1]
        line = self.positions.lines[end] if end < len(self.positions.lines) else ""
        fix = f"add a line `{token.markup}` after its text"
        if not re.fullmatch(r"[\s>]*:{3,}\s*", line):
            self.problem(self.lost.begin(token), "unclosed", "this box is not closed", fix)
        elif self._open and self._open[-1].map and self._open[-1].map[1] == end:
            outer = self.lost.begin(self._open[-1])
            self.problem(outer, "unclosed", "this box is not closed before the next one begins", fix)

    def _place_of(self, token: Token, rest: str) -> Location:
        """The place of the words after the name of a box."""
        first = (token.map or [0, 0])[0]
        return (
            self.positions.line(first, self.positions.lines[first].rfind(rest) + 1) if rest else self.lost.begin(token)
        )

    def _passage(self, tokens: Sequence[Token], index: int, written: str) -> None:
        token = tokens[index]
        first = (token.map or [0, 0])[0]
        column = self.positions.lines[first].rfind(written)
        begin = self.lost.begin(token)
        passage = self.take(read_passage(written, begin, lambda at: self.positions.line(first, column + at + 1)))
        if any(box.info.split()[0] == PASSAGE for box in self._open):
            message, fix = "this passage is inside of another one", "end the other one before it, with a line `:::`"
            self.problem(begin, "odd-passage", message, fix)
        elif tokens[index + 1].type == "container_box_close":
            message, fix = "this passage is empty", "write what holds in these countries, or remove it"
            self.problem(begin, "odd-passage", message, fix)
        if passage:
            self.passages.append(passage)

    def _glossary(self, tokens: Sequence[Token], index: int) -> None:
        self.lists_terms = True
        if tokens[index + 1].type != "container_box_close":
            message, fix = (
                "words in this box would not be shown",
                "write them before it; the list of terms is made by itself",
            )
            self.problem(self.lost.begin(tokens[index]), "odd-term", message, fix)

    def _check_name(self, token: Token) -> None:
        """A box has a name that is known, and a title without markup; one that folds needs a title."""
        name, _, title = token.info.strip().partition(" ")
        if name in _ELSEWHERE:
            self.problem(self.lost.begin(token), "unknown-box", *_ELSEWHERE[name])
        elif name not in BOXES:
            self.problem(self.lost.begin(token), "unknown-box", f"there is no box `{name}`", self._meant(token.info))
        elif title and any(part.type != "text" for part in _PARSER.parseInline(title)[0].children or ()):
            fix = "write it without marks, links and codes"
            self.problem(self.lost.begin(token), "foreign-markup", "the title of a box is plain text", fix)
        elif name == FOLDING and not title.strip():
            fix = "write what is in it after the word, like `::: details How long it takes`"
            why = "closed, a box shows its title and nothing else"
            self.problem(self.lost.begin(token), "untitled-box", "this box to unfold has no title", fix, why)

    def _meant(self, info: str) -> str:
        """The box that other programs mean by a name, or a name like it."""
        words = re.findall(r"[\w-]+", info.lower())
        meant = next((ELSEWHERE.get(word, word) for word in words if word in ELSEWHERE or word in BOXES), None)
        return (
            f"write `::: {meant}`, with a title after it if you like"
            if meant
            else did_you_mean(words[0] if words else "", (*BOXES, *sorted(self.special)))
        )
