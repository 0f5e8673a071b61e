"""The parser asks fewer rules than the library's own, and makes the same of every text.

Rooms: builder/load/quick_markdown.py, builder/load/unread_markup.py, builder/load/core_rules.py, builder/load/html.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.token import Token

from builder.load import dialect, html
from builder.load.html import parser_with_placeholders
from builder.load.markdown import parse_markdown
from builder.load.unread_markup import MAIL, STARTS, note_unread_markup
from builder.problems import Location
from tests.knowledge_bases import CASES
from tests.properties import examples

STARTS_KEY = "unread-markup-starts"
"""The one note of the parser that is not kept where a block has only words."""
PIECES = (
    "word", "two words", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\\\n", "é", "\u00a0", "“", "1", "2*3", "a_b",
    "*", "**", "***", "_", "__", "~", "~~", "`", "``", "\\", "\\*", "\\|", "'", '"', "&amp;", "&#35;", "&nope;",
    "[", "](", "](a.md)", '](a.md "b")', ")", "![", "]", "[r]", "[r]: /u\n", "<", ">", "<https://a.org>", "https://a.org",
    "www.a.org", "a@b.org", "@name", "[@key]", "[@a; @b]", "[help:x]", "[term:y]", "[w][term:z]", "[^1]", "[^1]: a",
    "- ", "* ", "+ ", "1. ", "3) ", "- [ ] ", "- [x] ", "[ ] ", "> ", "> [!NOTE]\n", "# ", "## ", "## x {#id}", "---",
    "===", "```", "~~~", "    code", "| a | b |\n", "|---|:-:|\n", "| c |\n", "|", ": d", "~ d", "::: note T\n",
    ":::\n", "::: details\n", "<!--", "-->", "<br>", "<b>", "<details>\n", "<summary>T</summary>\n", "</details>\n",
    "\r", "\r\n", "\0", "\u2028", "import ", ".. a::", "{{ x }}", "{#i}", "$x$", "==", "++", ":tada:", "%%", "^[a]",
    "#", "=", "-", "+",
)  # fmt: skip
"""The beginnings and ends of everything that a rule reads, and of what looks like it."""


class _Html(html._Html):
    """The renderer without its short ways."""

    render = RendererHTML.render
    renderInline = RendererHTML.renderInline  # noqa: N815 - its name


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children, token.meta[STARTS_KEY] = [], starts(token.content)
            state.env["block"] = token
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def starts(content: str) -> list[int]:
    """The places at which markup may begin, all of them by the whole patterns."""
    return sorted((match.start() for each in (STARTS, MAIL) for match in each.finditer(content)), reverse=True)


@pytest.fixture(scope="module")
def library() -> MarkdownIt:
    """The same dialect, in the library's own parser."""

    def make(preset: str, options: Mapping[str, Any], renderer: type[RendererProtocol]) -> MarkdownIt:
        return MarkdownIt(preset, options, renderer_cls=renderer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialect, "QuickMarkdown", make)
        patch.setattr(html, "_Html", _Html)
        parser = parser_with_placeholders()
    note_unread_markup(parser)
    for name, rule in {"normalize": normalize, "inline": _inline, "text_join": text_join}.items():
        parser.core.ruler.at(name, rule)
    return parser


@pytest.fixture(scope="module")
def quick() -> MarkdownIt:
    """The parser of the program."""
    parser = parser_with_placeholders()
    note_unread_markup(parser)
    return parser


def made(parser: MarkdownIt, text: str) -> tuple[list[Token], str]:
    """The tokens of a text, and its HTML."""
    tokens = parser.parse(text, {})
    for token in tokens:
        token.meta.pop(STARTS_KEY, None)
    return tokens, parser.renderer.render(tokens, parser.options, {})


@settings(max_examples=examples(400), deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_every_mixture(library: MarkdownIt, quick: MarkdownIt, pieces: list[str]) -> None:
    """Tokens with their notes, and the HTML, are those that all rules together make."""
    text = "".join(pieces)
    try:
        expected = made(library, text)
    except IndexError:
        return  # a rule of the library looks behind the end of the text
    assert expected == made(quick, text)


def test_every_case(library: MarkdownIt, quick: MarkdownIt) -> None:
    """So are those of every text that another test has a page made of."""
    texts = [file.read_text("utf-8", errors="replace") for file in sorted(CASES.rglob("*.md"))]
    assert len(texts) > 100
    assert [text for text in texts if made(library, text) != made(quick, text)] == []


def test_table_at_the_very_end_of_a_quotation() -> None:
    """Nothing looks behind the end of the text for a row that might follow."""
    document, problems = parse_markdown("> | a |\n> | --- |\n> | b |\n> ", Location("a.md"))
    assert not problems
    assert "<td>b</td>" in document.html


@given(address=st.text("ab.-_/#?:%é @", max_size=12))
def test_every_address(library: MarkdownIt, quick: MarkdownIt, address: str) -> None:
    """Addresses of files, which stay as they are, are not taken apart."""
    assert library.normalizeLink(address) == quick.normalizeLink(address)
