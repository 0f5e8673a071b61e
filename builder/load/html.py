"""Render the tokens of a document to HTML, with placeholders for what only its page knows."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from builder.languages import t
from builder.load.cited import packed
from builder.load.countries import places_of
from builder.load.country_passages import countries_named
from builder.load.dialect import BOXES, FOLDING, GLOSSARY, PASSAGE, WHEN, markdown_parser
from builder.load.placeholders import Placeholder


def parser_with_placeholders(*, answers: bool = False) -> MarkdownIt:
    """A parser of the dialect that renders with placeholders; with `answers` for the words of an outcome."""
    parser = markdown_parser(_Html, answers=answers)
    for name in ("container_box_open", "container_box_close", "footnote_anchor_name"):
        parser.add_render_rule(name, getattr(_Html, name))  # the plugins put their own in the way of the class's
    return parser


SCROLLED = '<pre tabindex="0">'
"""Code whose lines are longer than a phone is wide is moved sideways, also with the keys."""
MAX_HTML = 5_000_000
"""Characters of one document: with more, browsers on phones give up."""
_IMAGE, _SOURCE, _HELP, _TERM = 500, 200, 500, 700
"""About how much the attributes of an image, the mark of a source, a help service and a term add to a page."""


class TooMuchHtmlError(Exception):
    """A document is larger than any page may be, as where a long address is used again and again."""


_SIMPLE = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "link_close": "</a>",
}
"""The HTML of tokens that always have the same."""


class _Html(RendererHTML):
    """The rules for what the dialect adds, and for what has placeholders; everything else is as in CommonMark."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """As in CommonMark, up to `MAX_HTML`; no more than that is ever held."""
        html, size = [], 0
        rules = self.rules
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                part = self._inline(token.children or (), options, env)
            elif kind in rules:
                part = rules[kind](tokens, index, options, env)
            elif token.attrs or not token.nesting:
                part = self.renderToken(tokens, index, options, env)
            elif token.hidden:
                continue
            elif token.nesting < 0:
                part = f"</{token.tag}>\n"
            else:
                part = _opening(token, tokens[index + 1], after_hidden=index > 0 and tokens[index - 1].hidden)
            html.append(part)
            size += len(part)
            if size > MAX_HTML:
                raise TooMuchHtmlError
        _count(env, size)
        return "".join(html)

    def _inline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """As `renderInline`, with a short way for blocks that are only words."""
        if len(tokens) == 1 and tokens[0].type == "text":
            return escapeHtml(tokens[0].content)
        return self.renderInline(tokens, options, env)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - its name
        """As in CommonMark, with a short way for what most text is made of."""
        html, size = [], 0
        rules = self.rules
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                part = escapeHtml(token.content)
            elif kind in _SIMPLE:
                part = _SIMPLE[kind]
            elif kind in rules:
                part = rules[kind](tokens, index, options, env)
            else:
                part = self.renderToken(tokens, index, options, env)
            html.append(part)
            size += len(part)
            if size > MAX_HTML:
                raise TooMuchHtmlError
        return "".join(html)

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        href = str(tokens[index].attrGet("href") or "")
        title = tokens[index].attrGet("title")
        more = f' title="{escapeHtml(str(title))}"' if title else ""
        more += ' class="address"' if tokens[index].markup == "autolink" else ""
        return f'<a href="{Placeholder.LINK.with_(href)}"{more}>'

    def s_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f"<s>{_unseen(t('article.struck'))}"  # hardly any screen reader tells `<s>` from other text

    def s_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f"{_unseen(t('article.struck-end'))}</s>"

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        _count(env, _IMAGE)
        attributes = Placeholder.IMAGE.with_(str(token.attrGet("src") or ""))
        words = escapeHtml(self.renderInlineAsText(token.children, options, env))
        lazy = ' loading="lazy"' if env.get("below") else ""
        return f'<img {attributes} alt="{words}"{lazy} decoding="async">'

    def fence(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return super().fence(tokens, index, options, env).replace("<pre>", SCROLLED, 1)

    def code_block(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return super().code_block(tokens, index, options, env).replace("<pre>", SCROLLED, 1)

    def heading_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        env["below"] = True  # an image below the first heading is seldom seen without scrolling
        if anchor := tokens[index].attrGet("id"):
            tokens[index].attrSet("id", f"{Placeholder.NAME.with_()}{anchor}")
        return self.renderToken(tokens, index, options, env)

    def citation(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        cited = tokens[index].meta["cited"]
        _count(env, _SOURCE * len(cited))
        return Placeholder.CITATION.with_(packed(cited))

    def help(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        _count(env, _HELP)
        return Placeholder.HELP.with_(tokens[index].content)

    def term(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        _count(env, _TERM)
        return Placeholder.TERM.with_(f"{tokens[index].content}\n{tokens[index].meta['words']}")

    def answer(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return Placeholder.ANSWER.with_(f"{tokens[index].meta['question']}\n{tokens[index].content}")

    def figure(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        _count(env, _HELP)
        return Placeholder.FIGURE.with_(tokens[index].content)

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        heads = tokens[index : next(i for i in range(index, len(tokens)) if tokens[i].type == "thead_close")]
        texts = [self.renderInlineAsText(token.children, options, env) for token in heads if token.children]
        env["tables"] = env.get("tables", 0) + 1
        headings, number = t("list.comma").join(filter(None, texts)), env["tables"]
        name = (
            t("article.table", number=number, headings=headings)
            if headings
            else t("article.table-unnamed", number=number)
        )
        return f'<div class="table" role="region" tabindex="0" aria-label="{escapeHtml(name)}"><table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens[index])

    def td_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens[index])

    def _cell(self, cell: Token) -> str:
        """A cell whose alignment is a class, since the page's policy allows no inline style."""
        alignment = str(cell.attrGet("style") or "").removeprefix("text-align:")
        return f'<{cell.tag} class="align-{alignment}">' if alignment else f"<{cell.tag}>"

    def container_box_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        name, _, title = tokens[index].info.strip().partition(" ")
        env.setdefault("boxes", []).append(name)
        if name == WHEN:
            return Placeholder.CONDITION.with_()
        if name == PASSAGE:
            return _passage(title)
        if name == GLOSSARY:
            return Placeholder.GLOSSARY.with_()
        return _box(name, title.strip() or (t(f"article.boxes.{name}") if name in BOXES else name))

    def container_box_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        name = env["boxes"].pop()
        if name == WHEN:
            return Placeholder.CONDITION_END.with_()
        if name == GLOSSARY:
            return ""
        return "</details>\n" if name == FOLDING else "</div>\n"

    def other_box_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        if "alert" not in token.meta:
            return self.container_box_open(tokens, index, options, env)
        env.setdefault("boxes", []).append(token.info)
        return _box(token.info, t(f"article.alerts.{token.meta['alert']}"))

    def other_box_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self.container_box_close(tokens, index, options, env)

    def footnote_anchor_name(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        """The rest of an id that begins with `fn` or `fnref`."""
        return f".{Placeholder.NAME.with_()}{tokens[index].meta['id'] + 1}"


def _opening(token: Token, following: Token, *, after_hidden: bool) -> str:
    """The tag of a block without attributes, as in CommonMark: a line of its own if blocks are in it."""
    empty = following.nesting < 0 and following.tag == token.tag
    end = "" if following.type == "inline" or following.hidden or empty else "\n"
    begin = "\n" if after_hidden else ""
    return f"{begin}<{token.tag}>{end}"


def _unseen(words: str) -> str:
    return f'<span class="visually-hidden">{escapeHtml(words)}</span>'


def _box(name: str, title: str) -> str:
    """The beginning of a box."""
    name, title = escapeHtml(name), escapeHtml(title)
    if name == FOLDING:
        return f'<details class="box box-details">\n<summary class="box-title">{title}</summary>\n'
    return f'<div class="box box-{name}">\n<p class="box-title">{title}</p>\n'


def _passage(written: str) -> str:
    """The beginning of a passage by country, named for those who see it and for those who hear it."""
    names = countries_named(written)
    title, places = escapeHtml(t("list.comma").join(names)), " ".join(sorted(places_of(*names)))
    begin = f'<div class="passage" role="group" aria-label="{title}" data-in="{places}">'
    return f'{begin}\n<p class="passage-title">{title}</p>\n'


def _count(env: EnvType, more: int) -> None:
    """Add to the size of the document that is being rendered."""
    env["size"] = env.get("size", 0) + more
    if env["size"] > MAX_HTML:
        raise TooMuchHtmlError
