"""Fill the placeholders in a document's HTML for one page: links resolved, citations numbered, conditions in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from builder.changes.prose.normal import both, with_words
from builder.languages import t
from builder.load.cited import Cited, unpacked
from builder.load.glossary import FILE as GLOSSARY
from builder.load.placeholders import Placeholder, fill, without_conditions
from builder.render.addresses import Addresses
from builder.render.help_services import service_html
from builder.render.pictures import picture_attributes
from builder.render.terms import TermMarks
from builder.site import Document, HelpService, PublishedImage, Source
from builder.site.links import IN_ORIGINAL, Broken, External, Internal
from builder.site.picture import image_file
from builder.text.element_ids import element_id


@dataclass(slots=True)
class Citations:
    """The sources that one page cites, numbered in the order in which they are first cited."""

    sources: Mapping[str, Source]
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The number of a source on this page."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def marks(self, cited: Sequence[Cited]) -> str:
        """The HTML of one citation."""
        marks = []
        for each in cited:
            number, grade = self.number(each.key), self.sources[each.key].grade
            label = t("sources.mark", number=number, grade=grade)
            link = (
                f'<a href="#{element_id("source", each.key)}" aria-label="{label}">'
                f'{number} <span class="grade">{grade}</span></a>'
            )
            marks.append(with_words(each, link))
        return f'<sup class="cite">{" ".join(marks)}</sup>'

    @property
    def cited(self) -> list[tuple[int, Source]]:
        """The sources cited so far, with their numbers."""
        return [(number, self.sources[key]) for key, number in self.numbers.items()]


NO_ADDRESS = '<a href=""'
"""The beginning of a link whose address nobody knows; without the attribute, it is a place for a link (HTML, 4.5.1)."""


class Resolves(Protocol):
    """Knows where links lead."""

    def resolve(self, file: str, href: str) -> External | Internal | Broken:
        """The target of a link written in `file`."""


@dataclass(frozen=True, slots=True)
class Words:
    """Renders the documents of one page."""

    addresses: Addresses
    targets: Resolves
    pictures: Mapping[str, PublishedImage]
    """The images that pages show, by file."""
    citations: Citations
    help: Mapping[str, HelpService] = field(default_factory=dict)
    """The help services, by key."""
    terms: TermMarks = field(default_factory=TermMarks)
    figures: Mapping[str, str] = field(default_factory=dict)
    """The figures of the flow in words, by id."""
    within: str = ""
    """The id of the part of the page that the documents stand in; empty where the page is theirs alone."""
    listed: bool = True
    """False where the page lists no sources, so that a mark would lead nowhere: it has none."""
    written: bool = False
    """True to keep each link as written beside its address, for comparing two versions."""
    in_original: str = ""
    """For a page of a translation, the attributes of a link that leads to its original."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """The questions of a flow by id, in the words that name them: their answers fill places of its outcomes."""

    def html(
        self,
        document: Document | None,
        conditions: Sequence[str] = (),
        name: str = "",
        hidden: Set[int] = frozenset(),
    ) -> Markup:
        """The HTML of a document; `conditions` are the words of its `when` paragraphs, in order.

        `name` tells its headings and footnotes from those of another document in the same part of the page. Paragraphs
        at the places of `hidden` are left out.
        """
        if document is None:
            return Markup()
        left = ((place, words) for place, words in enumerate(conditions) if place not in hidden)
        names = "".join(f"{each}." for each in (self.within, name) if each)

        def filling(placeholder: Placeholder, inside: str) -> str:
            match placeholder:
                case Placeholder.LINK:
                    address = self._address(inside, self.address_of(document.file, inside))
                    return address + self._language(document.file, inside)
                case Placeholder.IMAGE:
                    return picture_attributes(self.pictures[image_file(document.file, inside)], self.addresses.to)
                case Placeholder.CITATION:
                    return self._marks(unpacked(inside))
                case Placeholder.HELP:
                    return self._help(inside)
                case Placeholder.FIGURE:
                    return self._figure(inside)
                case Placeholder.TERM:
                    return self._term(inside, names)
                case Placeholder.GLOSSARY:
                    return self._glossary()
                case Placeholder.CONDITION:
                    return _when(*next(left))
                case Placeholder.CONDITION_END:
                    return "</div>\n"
                case Placeholder.ANSWER:
                    return self._answer(inside)
                case Placeholder.NAME:
                    return names

        return Markup(fill(without_conditions(document.html, hidden), filling).replace(NO_ADDRESS, "<a"))

    def inline(self, document: Document, name: str = "") -> Markup:
        """The HTML of a document of one paragraph, without the paragraph's tags."""
        html = self.html(document, name=name).strip()
        return html.removeprefix(Markup("<p>")).removesuffix(Markup("</p>")) if html.count("<p>") == 1 else html

    def _figure(self, id_: str) -> str:
        """The range of a figure, which its page replaces where answers are known."""
        said = escapeHtml(self.figures.get(id_, f"[figure:{id_}]"))
        return said if self.written else f'<span class="figure" data-figure="{escapeHtml(id_)}">{said}</span>'

    def _help(self, key: str) -> str:
        """A help service, with a mark for the source of its numbers."""
        service = self.help[key]
        return str(service_html(service)) + (self._marks([Cited(service.source.target)]) if service.source else "")

    def _marks(self, cited: Sequence[Cited]) -> str:
        return self.citations.marks(cited) if self.listed else ""

    def _term(self, inside: str, names: str) -> str:
        """A mark of the glossary; for comparing, its words alone."""
        key, words = inside.split("\n")
        return escapeHtml(self.terms.words(key, words)) if self.written else str(self.terms.mark(key, words, names))

    def _glossary(self) -> str:
        """The list of all terms, with the marks of their sources."""
        return str(self.terms.list(lambda key: self.citations.marks([Cited(key)]), partial(self.address_of, GLOSSARY)))

    def _answer(self, inside: str) -> str:
        """The place of an answer, with what is there until a script fills it; for comparing, as it is written."""
        question, otherwise = inside.split("\n")
        if self.written:
            return escapeHtml("{" + " or ".join(filter(None, (question, otherwise))) + "}")
        words = escapeHtml(otherwise or t("outcome.your-answer", question=self.asked.get(question, question)))
        return f'<span data-answer="{escapeHtml(question)}">{words}</span>'

    def _address(self, written: str, address: str) -> str:
        return both(written, address) if self.written else escapeHtml(address)

    def _language(self, file: str, href: str) -> str:
        """The attributes of a link that leads from a translation to its original, after that of its address."""
        target = self.targets.resolve(file, href) if self.in_original and not self.written else None
        leads_there = isinstance(target, Internal) and target.url_path.startswith(IN_ORIGINAL)
        return f'"{self.in_original.removesuffix(chr(34))}' if leads_there else ""

    def address_of(self, file: str, href: str) -> str:
        """The address of a link written in a file."""
        target = self.targets.resolve(file, href)
        if isinstance(target, Internal):
            if href.startswith("#"):
                return f"#{self.within}.{href[1:]}" if self.within else href
            return self.addresses.to(target.url_path, target.fragment)
        return target.url if isinstance(target, External) else href


def _when(number: int, words: str) -> str:
    """The beginning of a paragraph with a condition, which is named unless its words are empty."""
    title = f'<p class="when-title">{escapeHtml(t("article.if", condition=words))}</p>\n' if words else ""
    return f'<div class="when" data-when="{number}">\n{title}'
