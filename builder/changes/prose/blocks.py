"""Read the HTML that our renderer makes as a tree of blocks; what is inside a paragraph is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.changes.prose.normal import normal

_TAGS = (
    "p|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|div|blockquote|pre|hr|section|dl|dt|dd|figure|figcaption|"
    "details|summary"
)
_BLOCK = re.compile(
    r"<(?P<leaf>p|h[1-6]|pre|td|th|dt)(?=[\s>])[^>]*>(?P<inner>.*?)(?P<end></(?P=leaf)>)"
    rf"|<(?P<closes>/?)(?P<tag>{_TAGS})(?=[\s/>])[^>]*>",
    re.DOTALL,
)
"""A whole block that holds words only, or one tag."""
_CLASS = re.compile(r'class="([^"]*)"')
MAX_DEPTH = 200
"""Markdown of ours makes at most about fifty levels; what is deeper is no HTML of ours."""


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, heading, list, cell …: it has either blocks or inline HTML inside."""

    tag: str
    """Empty for words that stand beside blocks, as in a list item with a list."""
    open: str
    start: int
    inner: str = ""
    """The inline HTML of a block without children."""
    close: str = ""
    raw: str = ""
    """All of its HTML."""
    children: list[Block] = field(default_factory=list)
    _key: str | None = None

    @property
    def key(self) -> str:
        """Equal for blocks that say the same."""
        if self._key is None:
            self._key = normal(self.raw)
        return self._key

    @property
    def kind(self) -> str:
        """Blocks of the same kind may be versions of each other."""
        if self.tag in ("", "p"):
            return "p"
        if self.tag in ("td", "th"):
            return "cell"
        if len(self.tag) == 2 and self.tag[0] == "h" and self.tag != "hr":
            return "heading"
        found = _CLASS.search(self.open) if self.tag in ("div", "section") else None
        return f"{self.tag} {found[1]}" if found else self.tag

    @property
    def leaves(self) -> Iterator[Block]:
        """The blocks without children in it, in order; itself if it has none."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves

    @property
    def parts(self) -> list[Block]:
        """Its children, or its words as the only one."""
        return self.children or ([_words(self.inner)] if self.inner.strip() else [])


def parse_blocks(html: str) -> list[Block]:
    """The blocks of a fragment, in one pass.

    Raises `ValueError` for a fragment that no renderer of ours makes: tags that do not match, or too deep.
    """
    root = Block("", "", 0)
    open_blocks, end = [root], 0
    for match in _BLOCK.finditer(html):
        leaf, inner, closing, closes, tag = match.groups()
        begin, inside = match.start(), open_blocks[-1]
        if (not closes or inside.children or inside is root) and begin > end:
            _add_words(html[end:begin], inside)
        if leaf:
            opening = html[begin : match.start("inner")]
            inside.children.append(Block(tag=leaf, open=opening, start=begin, inner=inner, close=closing, raw=match[0]))
        elif tag == "hr":
            inside.children.append(Block(tag, match[0], begin, raw=match[0]))
        elif not closes:
            block = Block(tag, match[0], begin)
            inside.children.append(block)
            open_blocks.append(block)
        else:
            open_blocks.pop()
            if inside.tag != tag or not open_blocks:
                raise ValueError(f"</{tag}> closes nothing at character {begin}")
            inside.close, inside.raw = match[0], html[inside.start : match.end()]
            if not inside.children:
                inside.inner = html[end:begin]
        if len(open_blocks) > MAX_DEPTH:
            raise ValueError(f"blocks are nested more than {MAX_DEPTH} deep")
        end = match.end()
    if len(open_blocks) > 1:
        raise ValueError(f"<{open_blocks[-1].tag}> is not closed")
    _add_words(html[end:], root)
    return root.children


def _add_words(text: str, block: Block) -> None:
    if text and not text.isspace():
        block.children.append(_words(text))


def _words(text: str) -> Block:
    return Block("", "", 0, inner=text, raw=text)
