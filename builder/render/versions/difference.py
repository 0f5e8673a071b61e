"""What changed from one version of a page to the next, with the words and sources of the time of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.changes.flow.advice import compare
from builder.changes.flow.changes import FlowChanges
from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.wording import Version as FlowVersion
from builder.changes.front_matter import FieldChange, article_fields
from builder.changes.prose.compare_prose import Prose, compare_prose
from builder.changes.prose.trimming import changed_part
from builder.changes.show.addresses import Pages
from builder.flows.expand import TooManyStatesError
from builder.languages import t
from builder.render.versions.differences import marking
from builder.render.versions.shown_version import Told
from builder.site import Article, Document, FlowPage, Source


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from the version before: of an article its words, of a flow its advice and its words."""

    pages: Pages
    fields: Sequence[FieldChange] = ()
    prose: Prose | None = None
    flow: FlowChanges | None = None
    above: bool = False
    """Whether words that stayed the same stand above `prose` and are not in it; likewise `below`."""
    below: bool = False

    def marked(self, prose: Prose) -> Markup:
        """Words with their changes marked; what stayed the same is only counted."""
        return marking(self.pages, unchanged=False)(prose)


def difference(before: Told, now: Told, url_path: str, address: str) -> Difference:
    """What changed, as it is shown at an address; `address` is where the newer one can be read."""
    to = now.desk.addresses(url_path).to
    pages = Pages(to(before.version.address), to(address))
    match before.content, now.content:
        case Article() as old, Article() as new:
            begin, end = changed_part(old.body.html, new.body.html)
            prose = compare_prose(
                _html(before, old.body, url_path, begin, end), _html(now, new.body, url_path, begin, end)
            )
            fields = article_fields(replace(old, at=""), replace(new, at=""))
            sources = _sources(before, now, (old.body, new.body))
            return Difference(pages, [*fields, *sources], prose, above=begin > 0, below=end > 0)
        case FlowPage() as old, FlowPage() as new:
            changes = _flow_changes(before, old, now, new, url_path)
            cited = _sources(before, now, (*old.documents, *new.documents), evidence_of(old) | evidence_of(new))
            return Difference(pages, cited, flow=changes)
    return Difference(pages)


def evidence_of(flow: FlowPage) -> set[str]:
    """The keys of the sources that outcomes name without citing them in the text."""
    return {reference.target for outcome in flow.outcomes.values() for reference in outcome.evidence}


def _sources(before: Told, now: Told, documents: Iterable[Document], keys: Iterable[str] = ()) -> list[FieldChange]:
    """The sources cited that say something else than before."""
    cited = {*keys, *(citation.target for document in documents for citation in document.citations)}
    old, new = before.desk.site.sources, now.desk.site.sources
    rows = [FieldChange(t("field.source"), in_words(old.get(key)), in_words(new.get(key))) for key in sorted(cited)]
    return [row for row in rows if row.old != row.new]


def in_words(source: Source | None) -> str:
    """A source in a line; nothing for none."""
    if source is None:
        return ""
    by = f"{source.by} ({source.year})".strip() if source.year else source.by
    parts = (by, source.title, source.publisher, source.url, t("sources.grade", grade=source.grade), source.shows)
    return ". ".join(part for part in parts if part)


def _html(told: Told, document: Document, url_path: str, begin: int, end: int) -> str:
    """A part of a document, without so many characters at its ends; citations keep their numbers."""
    words = replace(told.desk.words(url_path), written=True)
    for citation in document.citations:
        words.citations.number(citation.target)
    return str(words.html(replace(document, html=document.html[begin : len(document.html) - end])))


def _flow_changes(before: Told, old: FlowPage, now: Told, new: FlowPage, url_path: str) -> FlowChanges:
    def version(told: Told, flow: FlowPage) -> FlowVersion:
        words = replace(told.desk.words(url_path), written=True)

        def html(document: Document | None, conditions: Sequence[str], within: str) -> str:
            return replace(words, within=within).html(document, conditions)

        return FlowVersion(flow, html)

    try:
        comparison = compare(old.flow, new.flow)
    except TooManyStatesError:
        comparison = None
    return compare_flows(version(before, old), version(now, new), comparison)
