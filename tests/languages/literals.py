"""Words for readers that stand in a template, script or module, where the catalogue should have them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import nodes

from builder.load.template_files import PACKAGED
from builder.render.templates import environment

READ = ("alt", "aria-label", "aria-description", "content", "label", "placeholder", "title", "value")
"""Attributes with words that readers see or hear; and all of `data-`, which scripts may show."""
SETTINGS = ("viewport", "referrer", "color-scheme", "robots", "twitter:card", "og:type", "Content-Security-Policy")
"""Metadata that nobody reads."""
_WORDS = re.compile(r"[A-Z][a-z]|[a-z] [a-z(]|[a-z]{2}[,.:;!?] ")
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SEVERAL = re.compile(r"[A-Za-z,.:;] [A-Za-z(]")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", re.DOTALL)
_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_BUG = re.compile(r"new Error\(`[^`]*`\)")
CODE = re.compile(r"^(\W*|[\w-]*[#.\[].*|[A-Z]\w+|[\w-]+(: [\w-]+)?)$")
"""The words of a script for the browser: a selector, the name of a key, a module."""


def in_template(file: Path) -> list[str]:
    """Those in its HTML, and in its expressions."""
    text = file.read_text("utf-8")
    reader = _Reader()
    reader.feed(_FILLED.sub("0", _STATEMENT.sub("", text)))
    reader.close()
    tree = environment(PACKAGED.parent, own=False).parse(text)
    texts = [const.value for const in tree.find_all(nodes.Const) if isinstance(const.value, str)]
    return [*reader.found, *(words for words in texts if _WORDS.search(words))]


class _Reader(HTMLParser):
    """Gathers text and attributes that have words besides what Jinja fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes that readers meet."""
        named = dict(attrs)
        if any(named.get(name) in SETTINGS for name in ("name", "property", "http-equiv")):
            return
        for name, value in attrs:
            if (name in READ or name.startswith("data-")) and _WORDS.search(value or ""):
                self.found.append(f'{name}="{value}"')

    def handle_data(self, data: str) -> None:
        """Look at text; a single letter is one, too."""
        if re.search(r"[^\W\d_]", data):
            self.found.append(data.strip())


def in_script(file: Path) -> list[str]:
    """Those in its strings, but for what is said to people who mend it."""
    text = _BUG.sub("", _COMMENT.sub("", file.read_text("utf-8")))
    strings = [one or other for one, other in _LITERAL.findall(text)]
    return [words for words in strings if _WORDS.search(re.sub(r"\$\{[^}]*\}", "", words)) and not CODE.match(words)]


def in_module(file: Path) -> Iterator[str]:
    """Those of several words in its strings, but for docstrings and what a bug says."""
    tree = ast.parse(file.read_text("utf-8"))
    quiet: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assert, ast.Raise)) or (isinstance(node, ast.Expr) and _is_text(node.value)):
            quiet.update(ast.walk(node))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in quiet)
    for value in constants:
        if isinstance(value, str) and _SEVERAL.search(value) and not set("<>{}='").intersection(value):
            yield value


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
