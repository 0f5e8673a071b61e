"""Render a document's tokens to HTML for one page: links resolved, citations numbered, boxes and tables dressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from builder.check.images import image_file
from builder.dialect import BOXES, WHEN, markdown_parser
from builder.links import Internal, Targets
from builder.render.addresses import Addresses
from builder.site import Document, Source


@dataclass(slots=True)
class Citations:
    """The sources that one page cites, numbered in the order in which they are first cited."""

    sources: Mapping[str, Source]
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The number of a source on this page."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    @property
    def cited(self) -> list[tuple[int, Source]]:
        """The sources cited so far, with their numbers."""
        return [(number, self.sources[key]) for key, number in self.numbers.items()]


@dataclass(frozen=True, slots=True)
class Words:
    """Renders the documents of one page."""

    addresses: Addresses
    targets: Targets
    images: Mapping[str, str]
    """Addresses of images below the base address, by file."""
    citations: Citations

    def html(self, document: Document | None, name: str = "", conditions: Sequence[str] = ()) -> Markup:
        """The HTML of a document; `name` tells its footnotes from those of others on the page.

        `conditions` are the words of its `when` paragraphs, in order.
        """
        if document is None:
            return Markup()
        env: EnvType = {"words": self, "document": document, "conditions": list(enumerate(conditions))}
        if name:
            env["docId"] = name
        return Markup(_RENDERER.render(document.tokens, _PARSER.options, env))

    def inline(self, document: Document) -> Markup:
        """The HTML of a document of one paragraph, without the paragraph's tags."""
        html = self.html(document).strip()
        return html.removeprefix(Markup("<p>")).removesuffix(Markup("</p>")) if html.count("<p>") == 1 else html

    def address_of(self, file: str, href: str) -> str:
        """The address of a link written in a file."""
        target = self.targets.resolve(file, href)
        if isinstance(target, Internal):
            if href.startswith("#"):
                return href
            return self.addresses.to(target.url_path, target.fragment)
        return href


class _Html(RendererHTML):
    """The rules for what the dialect adds; everything else is as in CommonMark."""

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        words, document = env["words"], env["document"]
        href = str(tokens[index].attrGet("href") or "")
        address = words.address_of(document.file, href)
        title = tokens[index].attrGet("title")
        more = f' title="{escapeHtml(str(title))}"' if title else ""
        return f'<a href="{escapeHtml(address)}"{more}>'

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        words, document = env["words"], env["document"]
        token = tokens[index]
        source = str(token.attrGet("src") or "")
        file = image_file(document.file, source)
        address = words.addresses.to(words.images[file])
        return f'<img src="{escapeHtml(address)}" alt="{escapeHtml(token.content)}" loading="lazy" decoding="async">'

    def citation(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        citations: Citations = env["words"].citations
        marks = []
        for key in tokens[index].meta["keys"]:
            number, grade = citations.number(key), citations.sources[key].grade
            marks.append(
                f'<a href="#source-{quote(key)}" aria-label="Source {number}, evidence grade {grade}">'
                f'{number}<span class="grade">{grade}</span></a>'
            )
        return f'<sup class="cite">{" ".join(marks)}</sup>'

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="table" role="region" tabindex="0" aria-label="Table"><table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def container_box_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        name, _, title = tokens[index].info.strip().partition(" ")
        if name == WHEN:
            number, words = env["conditions"].pop(0)
            return f'<div class="when" data-when="{number}">\n<p class="when-title">If {escapeHtml(words)}:</p>\n'
        title = title.strip() or BOXES[name]
        return f'<div class="box box-{name}">\n<p class="box-title">{escapeHtml(title)}</p>\n'

    def container_box_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return "</div>\n"


_PARSER = markdown_parser(_Html)
_RENDERER = _PARSER.renderer
for _name in ("container_box_open", "container_box_close"):
    # the plugin puts its own rules in the way of the class's
    _PARSER.renderer.rules[_name] = getattr(_RENDERER, _name)  # type: ignore[attr-defined]
