"""Citations: the sources that a page cites, and the pages that cite a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.site import ContentPage, Document, Reference, Site


@dataclass(frozen=True, slots=True)
class Citing:
    """A page that cites a source."""

    url_path: str
    title: str


def cited_by(page: ContentPage) -> frozenset[str]:
    """The keys of the sources that a page cites or rests on."""
    cited = frozenset(citation.target for document in page.documents for citation in document.citations)
    return cited | {reference.target for part in page.parts for reference in part.evidence}


HELP, TERM = "help:", "term:"
"""The prefixes of the keys of help services and terms among the names of what a page uses."""
EVERY_TERM = f"{TERM}*"
"""The name of all terms together, which a page with the glossary uses."""


def used_by(page: ContentPage) -> frozenset[str]:
    """The keys of its sources, and those of its help services and terms with their prefixes."""
    used = set(cited_by(page))
    for document in page.documents:
        used |= {f"{HELP}{service.target}" for service in document.helps}
        used |= {f"{TERM}{term.target}" for term in document.terms}
        used |= {EVERY_TERM} if document.lists_terms else set()
    return frozenset(used)


def cited_in(site: Site) -> dict[str, list[Citing]]:
    """The pages that cite each source, by its key, in the order of the site; a page is named once."""
    cited: dict[str, dict[Citing, None]] = defaultdict(dict)

    def add(page: Citing, documents: Sequence[Document], evidence: Iterable[Reference] = ()) -> None:
        citations = [citation for document in documents for citation in document.citations]
        named = [
            site.help[each.target] for document in documents for each in document.helps if each.target in site.help
        ]
        listed = site.glossary.values() if any(document.lists_terms for document in documents) else ()
        sources = [each.source for each in (*named, *listed) if each.source]
        for reference in (*citations, *evidence, *sources):
            cited[reference.target][page] = None

    if site.settings.welcome:
        add(Citing("", site.settings.title), [site.settings.welcome])
    for part in (part for page in site.pages for part in page.parts):
        add(Citing(part.url_path, part.title), part.documents, part.evidence)
    return {key: list(pages) for key, pages in cited.items()}
