"""Find words that Markdown would leave out in silence, and blocks that are read as something else than was meant.

Cells beyond the columns of a table, addresses that are defined twice or used nowhere, code that was meant as a list,
text that an underline makes a heading, and what is nested too deeply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.utils import EnvType

from builder.load.dialect import MOST_NESTED
from builder.load.positions import Positions
from builder.problems import Location, Problem
from builder.text.counted import plural

MARKERS = re.compile(r"[\s>]*(?:(?:[-*+:~]|\d+[.)])\s+)*")
"""The start of a line before its block: indentation, and the marks of quotations and lists."""
_BAR = re.compile(r"(?<!\\)\|")
_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_LOOKED_AT = frozenset(("tr_open", "code_block", "fence", "heading_open", "ordered_list_open"))
_KEY = re.compile(r"[a-z][\w-]*:(?:\s|\Z)")


class LostWords:
    """Looks for lost words in the tokens of one text."""

    def __init__(self, positions: Positions, tokens: Sequence[Token], env: EnvType) -> None:
        self.positions = positions
        self.tokens = tokens
        self.env = env

    def problems(self) -> Iterator[Problem]:
        """All of them, in no order."""
        deep = False
        for index, token in enumerate(self.tokens):
            if token.level > 2 * MOST_NESTED + 1 and token.map and not deep:
                deep = True
                message = f"this is nested more than {MOST_NESTED} levels deep"
                yield Problem(self.begin(token), "too-deep", message, "write it with fewer lists within lists")
            if token.type not in _LOOKED_AT:
                continue
            if token.type == "tr_open":
                yield from self._row(index)
            elif token.type == "code_block":
                yield from self._code(token)
            elif token.type == "fence":
                yield from self._fence(token)
            elif token.type == "heading_open" and token.markup in ("-", "="):
                yield from self._underlined(token, self.tokens[index + 1])
            elif token.type == "ordered_list_open":
                yield from self._numbers(index)
        yield from self._addresses()

    def begin(self, block: Token) -> Location:
        """The place of the first character of a block, after the marks of quotations and lists."""
        return self.line(block.map[0] if block.map else 0)

    def line(self, number: int) -> Location:
        """The place of the first character on a line of the text, after those marks."""
        markers = MARKERS.match(self.positions.lines[number])
        return self.positions.line(number, markers.end() + 1 if markers else 1)

    def _row(self, index: int) -> Iterator[Problem]:
        """A row has as many cells as its table has columns: others are left out, or empty."""
        number = (self.tokens[index].map or [0])[0]
        line = self.positions.lines[number]
        markers = MARKERS.match(line)
        begin = markers.end() if markers else 0
        written = line[begin:].strip()
        cells = escapedSplit(written) if "\\" in written else written.split("|")
        columns = 0
        while self.tokens[index + 1 + 3 * columns].type != "tr_close":
            columns += 1
        bars = written.startswith("|") + (len(cells) > 1 and cells[-1] == "")
        cells_written = len(cells) - bars
        if cells_written == columns:
            return
        message = f"this row has {plural(cells_written, 'cell')}, and its table has {plural(columns, 'column')}"
        where, fix = self.line(number), "give it an empty cell, `| |`, or put an empty line above it if it is no row"
        if cells_written > columns:
            ends = [bar.end() for bar in _BAR.finditer(written)]
            lost = ends[min(columns - 1 + written.startswith("|"), len(ends) - 1)]
            where = self.positions.line(number, line.index(written, begin) + lost + 1)
            fix = "take cells out, or write `\\|` where a bar is meant, in code as well"
        yield Problem(where, "broken-table", message, fix)

    def _code(self, block: Token) -> Iterator[Problem]:
        """Four spaces make code."""
        if _LIST.match(block.content.lstrip()):
            message = "this list is read as code, since four spaces or more are before it"
            fix = "take the spaces away, or write code between lines ```"
            yield Problem(self.begin(block), "stray-list", message, fix)

    def _fence(self, block: Token) -> Iterator[Problem]:
        """A block of code that other programs draw, or read as a box."""
        language = block.info.strip().split(" ")[0].lower()
        if language in ("mermaid", "plantuml", "math", "graphviz", "dot"):
            message = f"this is shown as code and not drawn: `{language}` is known to other programs only"
            fix = "export a picture as SVG and write `![what it shows](file.svg)`, or take the word away"
            yield Problem(self.begin(block), "foreign-markup", message, fix)
        elif re.fullmatch(r"\{[a-z-]+\}", language):
            message = f"`{language}` is a directive of MyST, and its text is shown as code"
            fix = "write `::: note Title`, then its text, then `:::`, each on lines of their own"
            yield Problem(self.begin(block), "foreign-markup", message, fix)

    def _underlined(self, heading: Token, text: Token) -> Iterator[Problem]:
        """`---` below a text makes it a heading, which few expect."""
        end = (heading.map or [0, 0])[1]
        underline = self.positions.lines[end - 1].strip(" \t>")
        if heading.markup == "=" or (len(underline) > 3 and "\n" not in text.content):
            return
        if self.tokens[0].type == "hr" and self.tokens[1] is heading:
            return  # a second front matter at the top, which the reading of front matter reports
        where, content = self.line(end - 1), text.content.split("\n")
        if _KEY.match(content[0]):
            message, fix = "this looks like front matter", "move it to the beginning of the file, between lines `---`"
        else:
            message = "this line makes a heading of the text above it"
            fix = "put an empty line above it if a line is meant, or write `## ` before the words of a heading"
        yield Problem(where, "heading", message, fix)

    def _numbers(self, index: int) -> Iterator[Problem]:
        """Readers see the items of a list counted on from its first, whatever numbers are written."""
        level = self.tokens[index].level
        items: list[Token] = []
        for token in self.tokens[index + 1 :]:
            if token.level == level and token.type == "ordered_list_close":
                break
            if token.level == level + 1 and token.type == "list_item_open":
                items.append(token)
        numbers = [int(item.info) for item in items if item.info.isdigit()]
        if len(set(numbers)) == 1 or len(numbers) != len(items):
            return
        for place, (item, number) in enumerate(zip(items, numbers, strict=True)):
            if number != numbers[0] + place:
                line = (item.map or [0])[0]
                message = f"readers see this item as number {numbers[0] + place}: a list counts on from its first"
                fix = f"write `{numbers[0] + place}.`, or the number as a part of the text"
                yield Problem(self.positions.line(line, 1), "stray-list", message, fix)
                return

    def _addresses(self) -> Iterator[Problem]:
        """Addresses that stand below their paragraph: each is used, and defined once."""
        known: Mapping[str, Mapping[str, Sequence[int]]] = self.env.get("references", {})
        for again in self.env.get("duplicate_refs", ()):
            first = ((self.line(known[again["label"]]["map"][0]), "the first"),)
            message = f"the address `{again['label'].lower()}` is here a second time, and would be ignored"
            yield Problem(self.line(again["map"][0]), "unused-address", message, "remove one of the two", also=first)
        unused = known.keys() - _used(self.tokens) if known else ()
        for label in unused:
            fix = f"write `[words][{label.lower()}]` where it belongs, or remove it; a comment is `<!-- … -->`"
            where = self.line(known[label]["map"][0])
            yield Problem(where, "unused-address", f"nothing uses the address `{label.lower()}`", fix)


def _used(tokens: Iterable[Token]) -> set[str]:
    """The labels of addresses that links and images use."""
    used: set[str] = set()
    for token in tokens:
        if token.type in ("link_open", "image") and "label" in token.meta:
            used.add(token.meta["label"])
        if token.children:
            used |= _used(token.children)
    return used
