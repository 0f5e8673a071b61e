"""The Markdown that editors write: CommonMark with tables, footnotes, tasks, definitions, boxes and citations; no HTML.

Citations are `[@key]` or `[@key; @other]`, as in Pandoc; help services are `[help:key]`.
Boxes are `::: name Title` … `:::`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.rules_inline import StateInline, autolink, image, link
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from builder.load.core_rules import anchors, quotes, tasks
from builder.load.help_marks import help_mark

BOXES = ("takeaways", "note", "tip", "warning")
"""The boxes any page may have; one without a title gets that of the catalogue, `article.boxes`."""
WHEN = "when"
"""The box that only outcomes have: a paragraph with a condition."""
_CITATION = re.compile(r"\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]")


def markdown_parser(renderer: type[RendererProtocol] = RendererHTML) -> MarkdownIt:
    """A parser of the dialect; tokens of links, images and citations carry their offset as `meta["pos"]`."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True}, renderer_cls=renderer)
    parser.enable(["table", "smartquotes"])
    parser.use(footnote_plugin, inline=False)
    parser.use(container_plugin, "box", validate=lambda parameters, _: bool(parameters.strip()))
    parser.use(deflist_plugin)
    parser.core.ruler.after("inline", "tasks", tasks)
    parser.core.ruler.at("smartquotes", quotes)
    parser.core.ruler.push("anchors", anchors)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    parser.inline.ruler.at("autolink", _autolink)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("link", "help", help_mark)
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
        made.meta["pos"] = position
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")  # the mark stands at the word it belongs to
        token = state.push("citation", "", 0)
        token.content = match.group(0)
        token.meta["pos"] = state.pos
        token.meta["keys"] = [key.strip().removeprefix("@") for key in match.group(1).split(";")]
    state.pos = match.end()
    return True
