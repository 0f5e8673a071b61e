"""What changed from one version of a page to the next, with the words and sources of the time of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.changes.flow.model import FlowChanges
from builder.changes.flow.wording import Html
from builder.changes.front_matter import FieldChange
from builder.changes.page import compare_pages, same_kind, whole
from builder.changes.prose.addresses import Pages
from builder.changes.prose.compare_prose import Prose
from builder.changes.prose.trimming import changed_part
from builder.render.versions.differences import marking
from builder.render.versions.shown_version import Told
from builder.site import Article, Document, Source
from builder.site.citations import cited_by


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
    old, new = before.content, now.content
    if old is None or new is None or not same_kind(old, new):
        return Difference(pages)
    above, below = 0, 0
    if isinstance(old, Article) and isinstance(new, Article):
        above, below = changed_part(whole(old).html, whole(new).html)
    changes = compare_pages(old, new, _html(before, url_path, above, below), _html(now, url_path, above, below))
    fields = () if changes.flow else changes.fields
    found = [*fields, *_sources(before, now)]
    return Difference(pages, found, changes.prose, changes.flow, above=above > 0, below=below > 0)


def _sources(before: Told, now: Told) -> list[FieldChange]:
    """The cited sources that changed."""
    cited = {key for told in (before, now) if told.content for key in cited_by(told.content)}
    old, new = before.desk.site.sources, now.desk.site.sources
    rows = [FieldChange("Source", source_as_text(old.get(key)), source_as_text(new.get(key))) for key in sorted(cited)]
    return [row for row in rows if row.old != row.new]


def source_as_text(source: Source | None) -> str:
    """A source in a line; nothing for none."""
    if source is None:
        return ""
    by = f"{source.by} ({source.year})".strip() if source.year else source.by
    parts = (by, source.title, source.publisher, source.url, f"Grade {source.grade}", source.shows)
    return ". ".join(part for part in parts if part)


def _html(told: Told, url_path: str, above: int, below: int) -> Html:
    """Render documents with the words of their time, without so many characters at both ends.

    Citations keep the numbers that they have in the whole document.
    """
    words = replace(told.desk.words(url_path), written=True)

    def html(document: Document | None, conditions: Sequence[str], within: str) -> str:
        if document is None:
            return ""
        for citation in document.citations:
            words.citations.number(citation.target)
        part = replace(document, html=document.html[above : len(document.html) - below])
        return replace(words, within=within).html(part, conditions)

    return html
