"""The pages to make after an edit of nothing but the words of some articles; all others stay as they are.

A build keeps the little that the plan of the next one needs of the past. The plan is then made as ever, from articles
of which only the edited ones have their words. Where anything of it is not as it was, there is no such short way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.history.past import Past
from builder.load.left_files import Last, PageKey
from builder.render.citable import Citable
from builder.render.options import Options
from builder.render.page import Page
from builder.render.pages import plan_again
from builder.render.site_plan import SitePlan
from builder.render.sitewide.sitemap import FILE as SITEMAP
from builder.render.versions.pages import pages_about
from builder.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPage:
    """A page that the history adds, as far as other pages and files tell of it."""

    url_path: str
    title: str
    indexed: bool
    changed: datetime.date | None
    words_of: str
    """The file of the article of today with which it may compare something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """The part of a plan that the next one cannot find out without reading the past."""

    around: str
    """A digest of the frame and the templates."""
    outline: str
    versions: Mapping[str, Citable]
    past: tuple[PastPage, ...]


@dataclass(frozen=True, slots=True)
class EditedWords:
    """A site in which the words of some articles were edited."""

    site: Site
    files: tuple[str, ...]
    newly: frozenset[str]
    """Those of them that were not edited before."""
    uncommitted: frozenset[str]
    """All that were edited since the versions were kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesAgain:
    """The files that are made again."""

    made: Mapping[str, bytes]
    keys: Mapping[str, PageKey]
    assets: str


def kept_pages(plan: SitePlan, outline: bytes) -> KeptPages:
    """The part to keep of a plan, in which nothing is withdrawn."""
    past = tuple(
        PastPage(
            url_path=page.url_path,
            title=page.title,
            indexed=page.indexed,
            changed=page.changed,
            words_of=page.words_of,
        )
        for page in plan.past
    )
    return KeptPages(
        around=plan.template.around.hex(), outline=outline.hex(), versions=plan.context.versions, past=past
    )


def pages_again(
    edited: EditedWords, root: Path, options: Options, kept: KeptPages, past: Past | None, last: Last
) -> PagesAgain | None:
    """Make the pages that show the words of the edited articles, which no commit has as they are.

    None where something else than words must have changed. Raises `TemplateMistakeError`.
    """
    files = set(edited.files)
    versions = {file: version for file, version in kept.versions.items() if file not in edited.uncommitted}
    base_url = "" if options.portable else options.base_url or edited.site.settings.base_url
    dated = base_url and edited.newly & kept.versions.keys()  # they lose the day of their version, which it has
    only = None if dated else frozenset(files)
    plan = plan_again(edited.site, root, options, versions, map(_page, kept.past), only)
    outline = bytes.fromhex(kept.outline)
    if plan.template.around.hex() != kept.around:
        return None
    pages = [page for page in plan.pages if page.source in files]
    about = [page for file in files for page in (pages_about(plan.context, past, options, file) if past else ())]
    if {page.source for page in pages} != files or _compared(about, files) != _compared(kept.past, files):
        return None
    made = {page.file: plan.template.html(page) for page in (*pages, *about)}
    if dated and SITEMAP in plan.others:
        made[SITEMAP] = plan.others[SITEMAP]()
    keys = {page.file: plan.key(page, outline, last) for page in (*pages, *about)}
    return PagesAgain(made=made, keys=keys, assets=plan.template.frame.assets)


def _page(past: PastPage) -> Page:
    """A page to be named, and not to be made."""
    return Page(
        url_path=past.url_path,
        template="",
        title=past.title,
        description="",
        indexed=past.indexed,
        changed=past.changed,
    )


def _compared(pages: Iterable[Page | PastPage], files: set[str]) -> set[tuple[str, str, str]]:
    """Address, title and article of each page that may compare something with one of these articles."""
    return {(page.url_path, page.title, page.words_of) for page in pages if page.words_of in files}
