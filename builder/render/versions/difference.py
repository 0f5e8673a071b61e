"""Compare a version of a page with the one before, each with the words and sources of its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.changes.flow.advice import compare
from builder.changes.flow.changes import FlowChanges
from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.wording import Version as FlowVersion
from builder.changes.front_matter import FieldChange, fields_of
from builder.changes.prose.compare_prose import Prose, compare_prose
from builder.changes.prose.trimming import changed_part
from builder.changes.show.addresses import Pages
from builder.flows.expand import TooManyStatesError
from builder.render.versions.differences import marking
from builder.render.versions.shown_version import ShownVersion
from builder.site import ContentPage, Document, FlowPage, Source


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes since the version before: in a flow of advice and words, in any other page of words."""

    pages: Pages
    fields: Sequence[FieldChange] = ()
    prose: Prose | None = None
    flow: FlowChanges | None = None
    above: bool = False
    """True if unchanged words above `prose` are left out; likewise `below`."""
    below: bool = False

    def marked(self, prose: Prose) -> Markup:
        """Words with their changes marked; what stayed the same is only counted."""
        return marking(self.pages, unchanged=False)(prose)


def difference(before: ShownVersion, now: ShownVersion, url_path: str, address: str) -> Difference:
    """Compare two versions for the page at `url_path`; the newer one can be read at `address`."""
    to = now.context.addresses(url_path).to
    pages = Pages(to(before.version.address), to(address))
    match before.content, now.content:
        case FlowPage() as old, FlowPage() as new:
            changes = _flow_changes(before, old, now, new, url_path)
            cited = _sources(before, now, (*old.documents, *new.documents), evidence_of(old) | evidence_of(new))
            return Difference(pages=pages, fields=cited, flow=changes)
        case (None, _) | (_, None):
            return Difference(pages=pages)
        case old, new if old.kind is new.kind:
            texts = _whole(old), _whole(new)
            begin, end = changed_part(*(text.html for text in texts))
            prose = compare_prose(
                _html(before, texts[0], url_path, begin, end), _html(now, texts[1], url_path, begin, end)
            )
            fields = [*fields_of(old, new), *_sources(before, now, texts)]
            return Difference(pages=pages, fields=fields, prose=prose, above=begin > 0, below=end > 0)
    return Difference(pages=pages)


def _whole(page: ContentPage) -> Document:
    """All the words of a page without conditions, as one document."""
    first, *others = page.documents
    html = "".join(document.html for document in page.documents)
    citations = tuple(citation for document in page.documents for citation in document.citations)
    return replace(first, html=html, citations=citations) if others else first


def evidence_of(flow: FlowPage) -> set[str]:
    """The keys of the sources that outcomes name without citing them in the text."""
    return {reference.target for outcome in flow.outcomes.values() for reference in outcome.evidence}


def _sources(
    before: ShownVersion, now: ShownVersion, documents: Iterable[Document], keys: Iterable[str] = ()
) -> list[FieldChange]:
    """The sources cited that say something else than before."""
    cited = {*keys, *(citation.target for document in documents for citation in document.citations)}
    old, new = before.context.site.sources, now.context.site.sources
    rows = [FieldChange("Source", in_words(old.get(key)), in_words(new.get(key))) for key in sorted(cited)]
    return [row for row in rows if row.old != row.new]


def in_words(source: Source | None) -> str:
    """A source in a line; nothing for none."""
    if source is None:
        return ""
    by = f"{source.by} ({source.year})".strip() if source.year else source.by
    parts = (by, source.title, source.publisher, source.url, f"Grade {source.grade}", source.shows)
    return ". ".join(part for part in parts if part)


def _html(shown: ShownVersion, document: Document, url_path: str, begin: int, end: int) -> str:
    """A part of a document, without so many characters at its ends; citations keep their numbers."""
    words = replace(shown.context.words(url_path), written=True)
    for citation in document.citations:
        words.citations.number(citation.target)
    return str(words.html(replace(document, html=document.html[begin : len(document.html) - end])))


def _flow_changes(before: ShownVersion, old: FlowPage, now: ShownVersion, new: FlowPage, url_path: str) -> FlowChanges:
    def version(shown: ShownVersion, flow: FlowPage) -> FlowVersion:
        words = replace(shown.context.words(url_path), written=True)

        def html(document: Document | None, conditions: Sequence[str], within: str) -> str:
            return replace(words, within=within).html(document, conditions)

        return FlowVersion(flow, html)

    try:
        comparison = compare(old.flow, new.flow)
    except TooManyStatesError:
        comparison = None
    return compare_flows(version(before, old), version(now, new), comparison)
