"""The pages of the past, as far as a build keeps them for the next one, which makes those of edited articles again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from builder.render.page import Page
from builder.render.versions.changes import ChangesOfPage
from builder.render.versions.pages import RenderedVersions
from builder.site import FlowPage, Site
from builder.site.links import Internal, Targets


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPage:
    """A page that the history adds, as far as other pages and files tell of it."""

    url_path: str
    title: str
    indexed: bool
    changed: datetime.date | None
    words_of: str
    """The file of the article of today with which it may compare something."""

    @property
    def page(self) -> Page:
        """The page, to be named and not to be made."""
        return Page(self.url_path, "", self.title, "", indexed=self.indexed, changed=self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPast:
    """The past of a site."""

    pages: tuple[PastPage, ...]
    changes: tuple[ChangesOfPage, ...]


def kept_past(pages: Iterable[Page], changes: Iterable[ChangesOfPage]) -> KeptPast:
    """The past to keep."""
    return KeptPast(pages=tuple(map(_kept, pages)), changes=tuple(changes))


def _kept(page: Page) -> PastPage:
    return PastPage(
        url_path=page.url_path,
        title=page.title,
        indexed=page.indexed,
        changed=page.changed,
        words_of=page.words_of,
    )


def past_again(kept: KeptPast, about: Sequence[RenderedVersions], files: Set[str]) -> KeptPast | None:
    """The past once the pages about some articles are made again; None where these have other addresses now.

    A page at the former address of an article bears its title, and is looked at with the whole site.
    """
    now = {page.url_path: page for each in about for page in map(_kept, each.pages)}
    before = {page.url_path for page in kept.pages if page.words_of in files}
    others = {page.url_path for page in kept.pages} - before
    if before != now.keys() or any(not others.isdisjoint(each.former) for each in about):
        return None
    changes = {each.file: each for one in about for each in one.changes}
    if not changes.keys() <= {each.file for each in kept.changes}:
        return None
    return replace(
        kept,
        pages=tuple(now.get(page.url_path, page) for page in kept.pages),
        changes=tuple(changes.get(each.file, each) for each in kept.changes),
    )


def is_named_by_flows(site: Site, files: Set[str], targets: Targets) -> bool:
    """True if a flow names one of these articles as further reading, whose title the history of the flow can show."""
    return any(
        isinstance(target, Internal) and target.file in files
        for flow in site.flows
        for file, hrefs in _further_reading(flow).items()
        for target in (targets.resolve(file, href) for href in hrefs)
    )


def _further_reading(flow: FlowPage) -> dict[str, list[str]]:
    """The references of a flow and of its outcomes to further reading, by file."""
    found = {flow.file: [each.target for each in flow.related]}
    for outcome in flow.outcomes.values():
        found.setdefault(outcome.file, []).extend(each.target for each in outcome.read)
    return found
