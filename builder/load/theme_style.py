"""Read the stylesheet of a theme: its tokens, the files that it names, and mistakes that a browser passes over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import tinycss2
from tinycss2 import ast

from builder.problems import Location, Problem
from builder.site import TokenValue

FONTS = "sans"
"""The token for the fonts of all text."""
_NOT_HERE = {
    "import": "write the rules here; a stylesheet of its own would be one more file to wait for",
    "charset": "remove it; all files are UTF-8",
    "namespace": "remove it; pages are HTML",
}
"""At-rules that can only stand at the very beginning of a stylesheet, which the beginning of a theme is not."""
_SEPARATE = frozenset({"font-face", "page", "property", "counter-style", "keyframes", "view-transition"})
"""At-rules whose block has no rules for elements."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file with a font."""

    family: str
    file: str


@dataclass(slots=True)
class Style:
    """A stylesheet that was read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    light: dict[str, TokenValue] = field(default_factory=dict)
    dark: dict[str, TokenValue] = field(default_factory=dict)
    named: dict[str, Location] = field(default_factory=dict)
    """The files that it names, each with the first place."""
    fonts: list[FontFile] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    """Its own custom properties: those that a rule for something else than the page sets, or that it reads itself."""

    @property
    def font(self) -> str:
        """The file of the first font that text is set in; empty if that is none of the theme's."""
        wanted = self.light[FONTS].value if FONTS in self.light else ""
        first = wanted.split(",")[0].strip().strip("\"'").casefold()
        return next((font.file for font in self.fonts if font.family.casefold() == first), "")


def read_style(text: str, file: str) -> Style:
    """The tokens, files and mistakes of a stylesheet, by CSS Syntax Level 3."""
    style = Style(file)
    reader = _Reader(style)
    rules = tinycss2.parse_stylesheet(text + "\n}", skip_comments=True, skip_whitespace=True)
    last = rules.pop()
    if not isinstance(last, ast.ParseError):  # the brace added above has closed a block
        message, fix = "a block is not closed", "add a `}` where it ends; what follows it would not count"
        style.problems.append(Problem(Location(file, text.count("\n") + 1), "style", message, fix))
    reader.rules(rules, frozenset())
    return style


class _Reader:
    """Goes through the rules of one stylesheet."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def rules(self, rules: Iterable[Any], around: frozenset[str]) -> None:
        """Rules inside of at-rules whose preludes are `around`."""
        for rule in rules:
            if isinstance(rule, ast.ParseError):
                message = "a browser passes over this: it is neither a rule nor a declaration, such as `color: red`"
                self.problem(rule, "style", message, "correct it, or remove it")
            elif isinstance(rule, ast.QualifiedRule):
                self.block(rule, _text(rule.prelude), around)
            elif isinstance(rule, ast.AtRule):
                self.at_rule(rule, around)

    def at_rule(self, rule: ast.AtRule, around: frozenset[str], selector: str = "") -> None:
        """One at-rule and all within it, which may stand in the block of a selector."""
        keyword, prelude = rule.lower_at_keyword, _text(rule.prelude)
        if keyword in _NOT_HERE:
            self.problem(rule, "style", f"`@{keyword}` does not count in a theme", _NOT_HERE[keyword])
        elif rule.content is None:
            self.look(rule.prelude)
        elif keyword in _SEPARATE:
            self.block(rule, f"@{keyword}", around)
        else:
            around |= frozenset() if keyword == "layer" else {f"@{keyword} {prelude}".replace(" ", "").lower()}
            if selector:
                self.block(rule, selector, around)
            else:
                self.rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), around)

    def block(self, rule: Any, selector: str, around: frozenset[str]) -> None:
        """The declarations of a rule, and rules nested in it."""
        family, files = "", list[str]()
        for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if isinstance(part, ast.AtRule):
                self.at_rule(part, around, selector)
                continue
            if not isinstance(part, ast.Declaration):
                self.rules([part], around | {selector})
                continue
            self.token(part, selector, around)
            found = self.look(part.value)
            if selector == "@font-face" and part.lower_name == "font-family":
                family = _text(part.value).strip("\"'")
            elif selector == "@font-face" and part.lower_name == "src":
                files = found
        self.style.fonts += [FontFile(family, file) for file in files]

    def token(self, declaration: ast.Declaration, selector: str, around: frozenset[str]) -> None:
        """A custom property: a token of the whole page, or the theme's own."""
        if not declaration.name.startswith("--"):
            return
        name = declaration.name.removeprefix("--")
        if not _PAGE & set(selector.replace(" ", "").split(",")) or around not in (frozenset(), _DARK):
            self.style.made.add(name)
            return
        scheme = self.style.dark if around else self.style.light
        scheme[name] = TokenValue(_text(declaration.value), self.at(declaration))

    def look(self, parts: Iterable[Any]) -> list[str]:
        """The files that a value names."""
        return [self.name(part, target) for part, target in _targets(parts, self.style.made)]

    def name(self, part: Any, target: str) -> str:
        """Note a file, or a mistake in its address."""
        address = urlsplit(target)
        if address.scheme or address.netloc or target.startswith("/"):
            kept = "data:" if address.scheme == "data" else target[:60]
            message = f"`{kept}` would not be loaded: pages load nothing but the site's own files"
            self.problem(part, "theme-file", message, "put the file into content/theme/, and write its name alone")
            return ""
        if target and not target.startswith("#"):
            self.style.named.setdefault(address.path, self.at(part))
        return address.path

    def at(self, node: Any) -> Location:
        """The place of a node."""
        return Location(self.style.file, node.source_line, node.source_column)

    def problem(self, node: Any, check: str, message: str, fix: str) -> None:
        """Note a mistake."""
        self.style.problems.append(Problem(self.at(node), check, message, fix))


_PAGE = frozenset({":root", "html"})
"""The selectors of the whole page."""
_DARK = frozenset({"@media(prefers-color-scheme:dark)"})


def _text(parts: Sequence[Any]) -> str:
    """Some tokens as a text, with single blanks."""
    return " ".join(tinycss2.serialize(parts).split())


def _targets(parts: Iterable[Any], read: set[str]) -> Iterator[tuple[Any, str]]:
    """Each address in a value; names of custom properties that the value reads are added to `read`."""
    for part in parts:
        if isinstance(part, ast.URLToken):
            yield part, part.value
        elif isinstance(part, ast.FunctionBlock):
            if part.lower_name == "url":
                yield from ((part, inner.value) for inner in part.arguments if isinstance(inner, ast.StringToken))
            elif part.lower_name == "var":
                read |= {
                    inner.value.removeprefix("--") for inner in part.arguments if isinstance(inner, ast.IdentToken)
                }
            else:
                yield from _targets(part.arguments, read)
        elif isinstance(part, ast.ParenthesesBlock | ast.CurlyBracketsBlock | ast.SquareBracketsBlock):
            yield from _targets(part.content, read)
