"""Random Markdown in two versions, and what their difference says when one of them is taken from it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import strategies as st

from builder.changes.prose.documents import unplaced
from builder.load.markdown import parse_markdown
from builder.problems import Location

_WORDS = [
    "go",
    "stay",
    "the",
    "the",
    "a",
    "job",
    "**bold words**",
    "*why*",
    "`code x`",
    "[a link](b.md)",
    "(so)",
    "don't",
]
_WORDS += [
    "[@law]",
    "[@law; @survey]",
    "note[^n]",
    "x,",
    "end.",
    "![map](m.png)",
    "3.5",
    "\\\n",
    "[**both** x](#up)",
    "&",
    "<b>",
    "~~no more~~",
    "a<br>b",
    "[see @law, p. 4]",
    "<!-- nobody -->",
]
_LINE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)


def _cell(line: str) -> str:
    return line.replace("\\\n", "")


_BLOCK = st.one_of(
    _LINE,
    _LINE.map(lambda line: f"## {_cell(line)}"),
    st.lists(_LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {_cell(item)}" for item in items)),
    st.lists(_LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"3. {_cell(item)}" for item in items)),
    st.lists(_LINE, min_size=2, max_size=3).map(lambda items: "\n\n".join(f"- {_cell(item)}" for item in items)),
    st.tuples(_LINE, _LINE).map(lambda two: f"- {_cell(two[0])}\n  - {_cell(two[1])}"),
    _LINE.map(lambda line: f"> {_cell(line)}"),
    _LINE.map(lambda line: f"::: note {_cell(line)}\n{line}\n:::"),
    _LINE.map(lambda line: f"> [!TIP]\n> {_cell(line)}"),
    _LINE.map(lambda line: f"::: details More\n{line}\n:::"),
    _LINE.map(lambda line: f"::: when x\n{line}\n:::"),
    _LINE.map(lambda line: f"```\n{line}\n  {line}\n```"),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda rows: _table(rows, 2)),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda rows: _table(rows, 3)),
    st.just("***"),
)


def _table(rows: list[str], columns: int) -> str:
    made = ["| " + " | ".join(_cell(row) for _ in range(columns)) + " |" for row in rows]
    return "\n".join(["|A" * columns + "|", "|---" * columns + "|", *made])


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """The HTML of a text and of an edited version of it."""
    blocks = draw(st.lists(_BLOCK, max_size=7))
    other = list(blocks)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(other)))
        match draw(st.integers(0, 3)):
            case 0:
                other.insert(place, draw(_BLOCK))
            case 1:
                del other[place : place + 1]
            case 2 if place < len(other):
                words = other[place].split(" ")
                words.insert(draw(st.integers(1, len(words))), draw(st.sampled_from(_WORDS)).strip("\\\n") or "new")
                other[place] = " ".join(words)
            case _ if place < len(other):
                words = other[place].split(" ")
                del words[draw(st.integers(1, len(words))) :]
                other[place] = " ".join(words)
    return html_of("\n\n".join(blocks)), html_of("\n\n".join(other))


def html_of(markdown: str, note: str = "A note.") -> str:
    """The HTML of Markdown away from any page; `[^n]` is a footnote."""
    text = f"{markdown}\n\n[^n]: {note}\n"
    return unplaced(parse_markdown(text, Location("content/articles/decide/here.md"), outcome=True).value)


def tree_of(html: str) -> Element:
    """The elements of a fragment, which a strict parser takes as it is."""
    page = f"<!doctype html><html><head><title>x</title></head><body>{html}</body></html>"
    parsed: Any = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    body: Element = parsed.find("body")
    return body


def one_version(tree: Element, without: str) -> str:
    """The words of one version of a difference: what remains without the elements of a name and explanations."""
    parts: list[str] = []

    def walk(element: Element) -> None:
        hidden = element.get("class") in ("visually-hidden", "change-note") or element.tag in (without, "summary")
        if not hidden:
            parts.append(element.text or "")
            if element.tag == "img":
                parts.append(f"[{element.get('alt')}]")
            for child in element:
                walk(child)
        parts.append(element.tail or "")

    for child in tree:
        walk(child)
    return "".join("".join(parts).split())


def plain(html: str) -> str:
    """The words of one version itself, without white space."""
    return one_version(tree_of(html), "")
