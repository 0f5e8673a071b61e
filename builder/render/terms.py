"""Terms of the glossary on one page: each mark opens its explanation in place, and one list has them all.

The explanation is an element with `popover`, which browsers open without a script, by keys and by touch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from builder.languages import t
from builder.site import GlossaryTerm
from builder.text.collation import sort_key
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class TermMarks:
    """The terms of a site, and how often each was marked on one page."""

    terms: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    glossary: str = ""
    """The address of the glossary as the page writes it; empty where there is none."""
    uses: Counter[str] = field(default_factory=Counter)

    def words(self, key: str, words: str) -> str:
        """The words of a mark: its own, or those of the glossary."""
        return words or (self.terms[key].term if key in self.terms else key.replace("-", " "))

    def mark(self, key: str, words: str, within: str) -> Markup:
        """A button with the words, and the explanation, which is printed after the first mark of a page.

        `within` begins the id of everything in this part of the page.
        """
        term = self.terms.get(key)
        if term is None:
            return Markup("{}").format(self.words(key, words))
        self.uses[key] += 1
        number = self.uses[key]
        id_, first = within + element_id("term", key, number), " first" if number == 1 else ""
        link = Markup(' <a href="{}#{}">{}</a>').format(
            self.glossary, element_id("term", key), t("glossary.link", term=term.term)
        )
        return Markup(
            '<button class="term" type="button" popovertarget="{}">{}</button>'
            '<span class="means{}" id="{}" popover><b>{}</b> {}{}</span>'
        ).format(id_, self.words(key, words), first, id_, _name(term), term.means, link if self.glossary else "")

    def list(self, cite: Callable[[str], str], address: Callable[[str], str]) -> Markup:
        """Every term with its explanation, from A to Z; `cite` makes the mark of a source, `address` that of a page."""
        entries = sorted(self.terms.values(), key=lambda term: sort_key(term.term))
        rows = (_row(term, cite, address) for term in entries)
        return Markup('<dl class="glossary">\n{}</dl>\n').format(Markup().join(rows))


def _name(term: GlossaryTerm) -> str:
    """The term before its explanation, with its countries."""
    if not term.countries:
        return t("glossary.of-all", term=term.title)
    return t("glossary.of-countries", term=term.title, countries=t("list.comma").join(term.countries))


def _row(term: GlossaryTerm, cite: Callable[[str], str], address: Callable[[str], str]) -> Markup:
    source = Markup(cite(term.source.target)) if term.source else ""
    notes = [t("glossary.also", words=t("list.comma").join(term.also))] if term.also else []
    notes += [t("glossary.only", countries=t("list.comma").join(term.countries))] if term.countries else []
    if term.read:
        link = Markup('<a href="{}">{}</a>')
        notes += [link.format(address(term.read.target), t("glossary.read", term=term.term))]
    more = Markup('<p class="muted">{}</p>\n').format(Markup(" ").join(notes)) if notes else ""
    return Markup('<dt id="{}">{}</dt>\n<dd>\n<p>{}{}</p>\n{}</dd>\n').format(
        element_id("term", term.key), term.title, term.means, source, more
    )
