"""The Markdown that editors write: CommonMark with what other programs add to it and editors expect; no HTML.

Tables, footnotes, tasks and struck text are those of GitHub, and its alerts are boxes. Definitions and citations are as
in Pandoc; help services are `[help:key]`, terms
`[term:key]`. Boxes are `::: name Title` … `:::`.
"""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.rules_inline import StateInline, autolink, image, link
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from builder.load.alerts import alerts_plugin
from builder.load.answer_marks import answer_slot
from builder.load.cited import citation_at
from builder.load.comments import comments_plugin
from builder.load.core_rules import anchors, joined_text, line_ends, quotes, tasks
from builder.load.figure_marks import figure_mark
from builder.load.folding import folding_plugin
from builder.load.footnotes import footnotes_plugin
from builder.load.heading_ids import heading_ids_plugin
from builder.load.help_marks import help_mark
from builder.load.quick_markdown import QuickMarkdown
from builder.load.term_marks import term_mark

BOXES = ("takeaways", "note", "tip", "warning", "details")
"""The boxes any page may have; one without a title gets that of the catalogue, `article.boxes`."""
FOLDING = "details"
"""The box that readers unfold."""
WHEN = "when"
"""The box that only outcomes have: a paragraph with a condition."""
PASSAGE = "in"
"""The box that only pages have: a passage for some countries."""
GLOSSARY = "glossary"
"""The box that only articles have: it is empty, and the list of all terms takes its place."""
ELSEWHERE: Mapping[str, str] = {
    "info": "note", "important": "note", "notice": "note", "example": "note", "question": "note", "quote": "note",
    "caution": "warning", "danger": "warning", "attention": "warning", "error": "warning", "alert": "warning",
    "hint": "tip", "success": "tip", "summary": "takeaways", "abstract": "takeaways", "tldr": "takeaways",
    "expander": "details", "spoiler": "details", "collapse": "details", "dropdown": "details",
}  # fmt: skip
"""The boxes of other programs, and ours that comes nearest."""
MOST_NESTED = 9
"""Lists within each other; each of them is two levels, with its item."""
MOST_LEVELS = 60
"""Markdown-it leaves out in silence what is nested deeper, so an error is reported long before."""


def markdown_parser(renderer: type[RendererProtocol] = RendererHTML, *, answers: bool = False) -> MarkdownIt:
    """A parser of the dialect; tokens of links, images and citations carry their offset as `meta["pos"]`.

    Links and images also carry the offset after them, `meta["end"]`. `answers` adds those of outcomes.
    """
    options = {"html": False, "typographer": True, "store_labels": True, "maxNesting": MOST_LEVELS}
    parser = QuickMarkdown("commonmark", options, renderer)
    parser.enable(["table", "smartquotes", "strikethrough"])
    parser.use(footnotes_plugin)
    parser.use(container_plugin, "box", validate=lambda parameters, _: bool(parameters.strip()))
    parser.use(deflist_plugin)
    for plugin in (comments_plugin, folding_plugin, alerts_plugin, heading_ids_plugin):
        parser.use(plugin)
    parser.core.ruler.at("normalize", line_ends)
    parser.core.ruler.after("inline", "tasks", tasks)
    parser.core.ruler.at("smartquotes", quotes)
    parser.core.ruler.at("text_join", joined_text)
    parser.core.ruler.push("anchors", anchors)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    parser.inline.ruler.at("autolink", _autolink)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("link", "help", help_mark)
    parser.inline.ruler.before("link", "figure", figure_mark)
    parser.inline.ruler.before("link", "term", term_mark)
    if answers:
        parser.inline.ruler.before("link", "answer", answer_slot)
    return parser


def _link(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "[" and _noting_position(link, "link_open", state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "!" and _noting_position(image, "image", state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "<" and _noting_position(autolink, "link_open", state, silent)


def _noting_position(rule: object, kind: str, state: StateInline, silent: bool) -> bool:
    """Run a rule of markdown-it and give the first token of that kind it makes its offset in the block's text."""
    position, before = state.pos, len(state.tokens)
    if not callable(rule) or not rule(state, silent):
        return False
    if not silent:
        made = next(token for token in state.tokens[before:] if token.type == kind)
        made.meta |= {"pos": position, "end": state.pos}
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    found = citation_at(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if found is None:
        return False
    cited, end = found
    if not silent:
        state.pending = state.pending.rstrip(" ")  # the mark stands at the word it belongs to
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos : end]
        token.meta["pos"] = state.pos
        token.meta["cited"] = cited
    state.pos = end
    return True
