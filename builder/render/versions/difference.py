"""Compare a version of a page with the one before, each with the words and sources of its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.changes.flow.compare_wording import Html
from builder.changes.flow.model import FlowChanges
from builder.changes.front_matter import FieldChange
from builder.changes.page import compare_pages, same_kind
from builder.changes.prose.addresses import Pages
from builder.changes.prose.compare_prose import Prose
from builder.changes.prose.trimming import changed_part
from builder.languages import t
from builder.render.versions.differences import marking
from builder.render.versions.readers_words import in_readers_words
from builder.render.versions.shown_version import ShownVersion
from builder.site import Article, Document, FlowPage, MessagePage, Source
from builder.site.citations import cited_by
from builder.site.message_text import filled, plain_text


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
    old, new = before.content, now.content
    if old is None or new is None or not same_kind(old, new):
        return Difference(pages)
    above = below = 0
    if isinstance(old, Article) and isinstance(new, Article):
        above, below = changed_part(old.body.html, new.body.html)
        old, new = (_article(old, above, below), _article(new, above, below))
    old, new = in_readers_words(old, before.context), in_readers_words(new, now.context)
    changes = compare_pages(old, new, _html(before, url_path), _html(now, url_path))
    fields = () if changes.flow else changes.fields
    found = [*fields, *_messages(before, now), *_sources(before, now)]
    return Difference(pages, found, changes.prose, changes.flow, above=above > 0, below=below > 0)


def _article(article: Article, above: int, below: int) -> Article:
    """An article at no address, without so many characters at the ends of its body."""
    html = article.body.html
    return replace(article, at="", body=replace(article.body, html=html[above : len(html) - below]))


def _messages(before: ShownVersion, now: ShownVersion) -> list[FieldChange]:
    """The messages that outcomes name and that changed."""
    pages = [shown.content for shown in (before, now) if isinstance(shown.content, FlowPage)]
    named = {each.target for page in pages for outcome in page.outcomes.values() for each in outcome.messages}
    rows = []
    for slug in sorted(named):
        old, new = before.context.messages.get(slug), now.context.messages.get(slug)
        title = next((each.title for each in (new, old) if each), slug)
        rows.append(FieldChange(t("field.message", title=title), _sent(old), _sent(new)))
    return [row for row in rows if row.old != row.new]


def _sent(message: MessagePage | None) -> str:
    """All forms of a message in one text, with every part; nothing for none."""
    if message is None:
        return ""
    blank, every = message.blanks.__getitem__, range(len(message.whens))
    return "\n\n".join([filled(message.subject, blank), *(plain_text(form, blank, every) for form in message.forms)])


def _sources(before: ShownVersion, now: ShownVersion) -> list[FieldChange]:
    """The cited sources that changed."""
    cited = {key for shown in (before, now) if shown.content for key in cited_by(shown.content)}
    old, new = before.context.site.sources, now.context.site.sources
    rows = [
        FieldChange(t("field.source"), source_as_text(old.get(key)), source_as_text(new.get(key)))
        for key in sorted(cited)
    ]
    return [row for row in rows if row.old != row.new]


def source_as_text(source: Source | None) -> str:
    """A source in a line; nothing for none."""
    if source is None:
        return ""
    by = f"{source.by} ({source.year})".strip() if source.year else source.by
    parts = (by, source.title, source.publisher, source.url, t("sources.grade", grade=source.grade), source.shows)
    return ". ".join(part for part in parts if part)


def _html(shown: ShownVersion, url_path: str) -> Html:
    """Render documents with the words of their time; citations keep their numbers if the beginning is cut off."""
    words = replace(shown.context.words(url_path), written=True)

    def html(document: Document | None, conditions: Sequence[str], within: str) -> str:
        for citation in document.citations if document else ():
            words.citations.number(citation.target)
        return replace(words, within=within).html(document, conditions)

    return html
