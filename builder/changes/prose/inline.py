"""Split the inline HTML of a block into words, each with the elements around it."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from builder.changes.prose.normal import cited, normal

_PIECE = re.compile(
    r'<sup class="cite">.*?</sup>|<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref">.*?</a>'
    r"|<[^>]*>|\s+|[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:[\u2019'.,-]\w+)*|&[#\w]+;|.",
    re.DOTALL,
)
_VOID = re.compile(r"<(?:img|br|input|wbr)\b")
_HREF = re.compile(r'href="([^"]*)"')
_ALT = re.compile(r'alt="([^"]*)"')


@dataclass(slots=True, eq=False)
class Element:
    """An inline element that is open: emphasis, a link, code."""

    open: str
    key: str
    """Equal for elements that mean the same."""

    @property
    def close(self) -> str:
        """Its closing tag."""
        return f"</{re.match('<([a-z0-9]+)', self.open)[1]}>"  # type: ignore[index]  # it is a tag

    @property
    def is_link(self) -> bool:
        """True for a link."""
        return self.open.startswith("<a ")

    @property
    def written(self) -> str:
        """The target of a link as text: as it was written, if that is known."""
        found = _HREF.search(self.key)
        return entities.unescape(found[1]) if found else ""


@dataclass(eq=False)
class Word:
    """A word, a punctuation mark, an image, a citation: the smallest thing that changes."""

    html: str
    key: str
    inside: tuple[Element, ...]
    """The elements around it, from the outermost."""
    space: str = ""
    """The white space after the word."""

    @cached_property
    def text(self) -> str:
        """As plain text."""
        if self.html[0] != "<":
            return entities.unescape(self.html)
        if self.html.startswith('<sup class="cite"'):
            sources = (f"{before}@{unquote(key)}{after}" for before, key, _, after in cited(self.html))
            return f"[{entities.unescape('; '.join(sources))}]"
        alt = _ALT.search(self.html)
        if alt:
            return f"[image: {entities.unescape(alt[1])}]"
        if self.html.startswith("<br"):
            return " "
        return "[note]" if 'class="footnote-ref"' in self.html else ""

    @property
    def is_word(self) -> bool:
        """True if it has a letter or a digit and is no mark of a source or a note."""
        first = self.html[0]
        return first.isalnum() or (first != "<" and any(character.isalnum() for character in self.text))

    @property
    def keys(self) -> tuple[str, ...]:
        """The elements around it, comparable."""
        return tuple(element.key for element in self.inside)


def read_words(html: str) -> list[Word]:
    """The words of inline HTML, in order; white space at the beginning does not count."""
    words: list[Word] = []
    inside: tuple[Element, ...] = ()
    for piece in _PIECE.findall(html):
        first = piece[0]
        if first.isspace():
            if words:
                words[-1].space = piece
        elif first != "<":
            words.append(Word(piece, piece, inside))
        elif piece.startswith("<sup class=") or _VOID.match(piece) or (piece != "</a>" and piece.endswith("</a>")):
            words.append(Word(piece, normal(piece), inside))
        elif piece[1] == "/":
            inside = inside[:-1]
        else:
            inside = (*inside, Element(piece, normal(piece)))
    return words
