"""The blocks of code of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from docs.pages import ARTICLES, doc_page

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_PARSER = MarkdownIt("commonmark").enable("table")


class Fence(NamedTuple):
    """A block between fences."""

    page: str
    line: int
    info: str
    """The words after the fence, the kind first; empty for a block that is only indented."""
    text: str

    @property
    def kind(self) -> str:
        """The language, or `text` for what nobody runs."""
        return self.info.partition(" ")[0]


def fences(file: Path) -> Iterator[Fence]:
    """The blocks of a page, in order."""
    text = re.sub(
        r"\A---\n.*?^---\n", lambda match: "\n" * match[0].count("\n"), file.read_text("utf-8"), flags=re.M | re.S
    )
    for token in _PARSER.parse(text):
        if token.type in ("fence", "code_block"):
            yield Fence(file.stem, (token.map or [0])[0] + 1, token.info, token.content)


def all_fences() -> list[Fence]:
    """The blocks of all pages."""
    return [fence for file in sorted(ARTICLES.rglob("*.md")) for fence in fences(file)]


def examples(page: str, kind: str) -> list[str]:
    """The blocks of one kind on a page."""
    return [fence.text for fence in fences(doc_page(page)) if fence.kind == kind]
