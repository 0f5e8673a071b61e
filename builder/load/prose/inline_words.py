"""The words of one block of Markdown, each character with its offset in the block.

The parser drops markup and does not say where; so each character is looked for from the one before it on (greedy
alignment, linear). Links, images and marks carry their offsets, which keeps the two in step.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from builder.site.prose import ProseLink
from builder.text.words import LEFT_OUT

_WINDOW = 40
"""Characters of markup that can be between two characters of words."""
_STRAIGHT = {
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
"""The quotation marks that the parser makes curly."""
_OTHER_ADDRESSES = ("mailto:", "tel:", "sms:")


@dataclass(slots=True)
class InlineWords:
    """The words of one inline token."""

    content: str
    characters: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    """For each of the characters its offset in the content."""
    links: list[ProseLink] = field(default_factory=list)
    citations: list[int] = field(default_factory=list)
    helps: int = 0
    _cursor: int = 0
    _open: list[tuple[Token, int]] = field(default_factory=list)

    def read(self, block: Token) -> None:
        """Take all tokens of the block."""
        for token in block.children or ():
            match token.type:
                case "text":
                    self._words(token.content)
                case "softbreak" | "hardbreak":
                    self._add(" ", max(self.content.find("\n", self._cursor), self._cursor))
                case "code_inline":
                    self._code(token)
                case "link_open":
                    self._cursor = token.meta.get("pos", self._cursor)
                    self._open.append((token, len(self.characters)))
                case "link_close" if self._open:
                    self._close(*self._open.pop())
                case "image":
                    self._cursor = token.meta.get("end", self._cursor)
                case "help" | "figure":
                    self._add(LEFT_OUT, token.meta["pos"])
                    self._cursor = self.content.find("]", token.meta["pos"]) + 1
                    self.helps += 1
                case "citation":
                    self._cursor = token.meta["pos"] + len(token.content)
                    self.citations.append(len(self.characters))

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.characters)

    def offset(self, position: int) -> int:
        """The offset in the content of a character of the text."""
        return self.offsets[min(position, len(self.offsets) - 1)] if self.offsets else 0

    def _add(self, character: str, offset: int) -> None:
        self.characters.append(character)
        self.offsets.append(offset)
        self._cursor = offset + 1

    def _words(self, words: str) -> None:
        if self.content.startswith(words, self._cursor):  # as it is written, which most text is
            self.characters.extend(words)
            self.offsets.extend(range(self._cursor, self._cursor + len(words)))
            self._cursor += len(words)
            return
        for character in words:
            if self.content.startswith("<!--", self._cursor):
                self._cursor = max(self.content.find("-->", self._cursor) + 3, self._cursor)
            found = self._find(character)
            self._add(character, self._cursor if found < 0 else found)
            self._cursor -= found < 0  # an entity stays until the next character is found

    def _find(self, character: str) -> int:
        end = self._cursor + _WINDOW
        found = self.content.find(character, self._cursor, end)
        if character in _STRAIGHT:
            straight = self.content.find(_STRAIGHT[character], self._cursor, end)
            return min((place for place in (found, straight) if place >= 0), default=-1)
        return found

    def _code(self, token: Token) -> None:
        begin = self.content.find(token.markup, self._cursor)
        end = self.content.find(token.markup, begin + len(token.markup))
        self._add(LEFT_OUT, max(begin, self._cursor))
        self._cursor = end + len(token.markup) if 0 <= begin < end else self._cursor

    def _close(self, opening: Token, start: int) -> None:
        target = str(opening.attrGet("href") or "")
        bare = opening.markup == "autolink" and not target.startswith(_OTHER_ADDRESSES)
        if opening.markup == "autolink":  # nobody reads an address out
            del self.characters[start:], self.offsets[start:]
            self._add(LEFT_OUT, opening.meta.get("pos", self._cursor))
        self.links.append(ProseLink(start, len(self.characters), target, bare))
        self._cursor = opening.meta.get("end", self._cursor)
