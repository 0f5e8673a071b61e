"""The pages that cite a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.site import Document, Site


@dataclass(frozen=True, slots=True)
class Citing:
    """A page that cites a source."""

    url_path: str
    title: str


def cited_in(site: Site) -> dict[str, list[Citing]]:
    """The pages that cite each source, by its key, in the order of the site; a page is named once."""
    cited: dict[str, dict[Citing, None]] = defaultdict(dict)

    def add(page: Citing, documents: Iterable[Document], evidence: Iterable[str] = ()) -> None:
        keys = [citation.target for document in documents for citation in document.citations]
        for key in (*keys, *evidence):
            cited[key][page] = None

    if site.settings.welcome:
        add(Citing("", site.settings.title), [site.settings.welcome])
    for article in site.articles:
        add(Citing(article.url_path, article.title), [article.body])
    for flow in site.flows:
        words = [flow.start] if flow.start else []
        add(Citing(flow.url_path, flow.flow.title), [*words, *flow.helps.values()])
        for outcome in flow.outcomes.values():
            page = Citing(flow.outcome_url_path(outcome.id), outcome.title)
            add(page, [*outcome.do_now, outcome.body], [reference.target for reference in outcome.evidence])
    return {key: list(pages) for key, pages in cited.items()}
