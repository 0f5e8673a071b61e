"""The page with all versions of a page, and what changed from each to the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.differences.addresses import Pages
from builder.differences.flow_changes import FlowChanges
from builder.differences.flow_words import Version as FlowVersion
from builder.differences.flows import compare_flows
from builder.differences.front_matter import FieldChange, article_fields
from builder.differences.prose import Prose, compare_prose
from builder.differences.trimming import changed_part
from builder.flows.compare import compare
from builder.flows.expand import TooManyStatesError
from builder.problems import Problem
from builder.render.differences import marking
from builder.render.page import Desk, Page
from builder.render.versions.citable import history_address
from builder.site import Article, ChangeNote, Document, FlowPage, Source, Withdrawal
from builder.versions.model import PageHistory, Version


@dataclass(frozen=True, slots=True)
class Told:
    """A version with what it said."""

    version: Version
    content: Article | FlowPage | None
    """None where it cannot be read."""
    desk: Desk
    """With what there was at its time."""
    withdrawal: Withdrawal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def notes(self) -> tuple[ChangeNote, ...]:
        """The notes on changes that it bears."""
        return self.content.changes if self.content else ()

    @property
    def shows(self) -> bool:
        """Whether its words may be shown."""
        return self.content is not None and self.withdrawal is None


@dataclass(frozen=True, slots=True)
class Entry:
    """A version as the page of the history lists it."""

    name: str
    since: datetime.date
    until: datetime.date | None
    address: str
    """Where it can be read."""
    notes: tuple[ChangeNote, ...]
    """What it was the first to say of changes; with any, it is a major version."""
    in_force: bool
    first: bool
    own: bool
    """Whether the page itself changed, and not only a source that it uses."""
    withdrawal: Withdrawal | None
    difference: Difference | None
    """None for the first version, and where one of the two cannot be shown."""


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


def new_notes(told: Sequence[Told]) -> list[tuple[ChangeNote, ...]]:
    """For each version, oldest first, the notes that no earlier one had; those of the first were there before."""
    known = {(note.date, note.note) for note in told[0].notes} if told else set()
    found: list[tuple[ChangeNote, ...]] = [()] if told else []
    for each in told[1:]:
        found.append(tuple(note for note in each.notes if (note.date, note.note) not in known))
        known |= {(note.date, note.note) for note in each.notes}
    return found


def history_page(desk: Desk, page: PageHistory, told: Sequence[Told]) -> Page:
    """The newest version first; `told` are the published ones, oldest first."""
    url_path = history_address(page)
    entries = []
    before: Told | None = None
    for each, notes in zip(told, new_notes(told), strict=True):
        entries.append(_entry(desk, page, each, before, notes, url_path))
        before = each
    newest = next((each.content for each in reversed(told) if each.content), None)
    title = _title(newest) or page.url_path
    context = {
        "versions": entries[::-1],
        "now": "" if page.ended else page.url_path,
        "subject": title,
        "ended": page.ended.day if page.ended else None,
        "count": len(entries),
    }
    description = f"The versions of “{title}”."
    return Page(url_path, "history.html", f"History: {title}", description, context, indexed=False, past=True)


def _title(content: Article | FlowPage | None) -> str:
    return "" if content is None else content.title if isinstance(content, Article) else content.flow.title


def _entry(
    desk: Desk, page: PageHistory, told: Told, before: Told | None, notes: tuple[ChangeNote, ...], url_path: str
) -> Entry:
    version = told.version
    in_force = not page.ended and version is page.newest
    address = page.url_path if in_force else version.address
    shown = before is not None and before.shows and told.shows
    return Entry(
        version.name,
        version.day,
        version.until.day if version.until else None,
        address,
        notes,
        in_force,
        before is None,
        version.own,
        told.withdrawal,
        difference(before, told, url_path, address) if before and shown else None,
    )


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
    rows = [FieldChange("Source", in_words(old.get(key)), in_words(new.get(key))) for key in sorted(cited)]
    return [row for row in rows if row.old != row.new]


def in_words(source: Source | None) -> str:
    """A source in a line; nothing for none."""
    if source is None:
        return ""
    by = f"{source.by} ({source.year})".strip() if source.year else source.by
    parts = (by, source.title, source.publisher, source.url, f"Grade {source.grade}", source.shows)
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
        return FlowVersion(flow, lambda document, conditions: words.html(document, "", conditions))

    try:
        comparison = compare(old.flow, new.flow)
    except TooManyStatesError:
        comparison = None
    return compare_flows(version(before, old), version(now, new), comparison)
