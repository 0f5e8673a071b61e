"""The passages of a piece of Markdown: paragraphs, headings, items, cells, and titles of boxes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.load.block_positions import BlockPositions
from builder.load.dialect import BOXES, markdown_parser
from builder.load.positions import Positions
from builder.load.prose.inline_words import InlineWords
from builder.site.prose import ProsePassage


@cache
def _parser() -> MarkdownIt:
    return markdown_parser()


def markdown_passages(positions: Positions, key: str = "") -> Iterator[ProsePassage]:
    """The passages in the order of the text; code has none."""
    tokens = _parser().parse(positions.text)
    boxes: list[str] = []
    quotes = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "container_box_open":
                name, _, title = token.info.strip().partition(" ")
                boxes.append(name)
                if title and name in BOXES:
                    yield _title(positions, token, title.strip(), key)
            case "container_box_close":
                boxes.pop()
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "inline":
                blocks = BlockPositions(positions, tokens, index)
                yield _passage(token, tokens[index - 1], blocks, key, boxes=tuple(boxes), quoted=quotes > 0)


def _passage(
    block: Token, opening: Token, positions: BlockPositions, key: str, *, boxes: tuple[str, ...], quoted: bool
) -> ProsePassage:
    words = InlineWords(block.content)
    words.read(block)
    return ProsePassage(
        text=words.text,
        place=lambda position: positions.at(words.offset(position)),
        key=key,
        level=int(opening.tag[1]) if opening.type == "heading_open" else 0,
        quoted=quoted,
        boxes=boxes,
        links=tuple(words.links),
        citations=tuple(words.citations),
        helps=words.helps,
    )


def _title(positions: Positions, box: Token, title: str, key: str) -> ProsePassage:
    line = (box.map or [0])[0]
    column = positions.lines[line].rfind(title)
    return ProsePassage(text=title, place=lambda position: positions.line(line, column + position + 1), key=key)
