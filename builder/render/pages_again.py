"""The pages to make after an edit of some articles; all others stay as they are.

A build keeps the little that the plan of the next one needs of the past. The plan is then made as ever, from articles
of which only those have their words whose pages are made. Where anything of it is not as it was, there is no such short
way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from builder.history.past import Past
from builder.load.left_files import Last, PageKey
from builder.render.alternate import Alternate
from builder.render.articles.named_again import named_again, naming
from builder.render.citable import Citable
from builder.render.home import with_news
from builder.render.languages import entries_of_translations, in_languages_again
from builder.render.options import Options
from builder.render.page import Page
from builder.render.pages import plan_again
from builder.render.past_again import KeptPast, is_named_by_flows, kept_past, past_again
from builder.render.search.records import records_of
from builder.render.site_plan import SitePlan
from builder.render.sitewide.feed import FILE as FEED
from builder.render.sitewide.for_machines import LLMS
from builder.render.sitewide.sitemap import FILE as SITEMAP
from builder.render.versions.changes import changes_in, changes_page, latest
from builder.render.versions.pages import pages_about
from builder.site import Site
from builder.site.links import targets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """The part of a plan that the next one cannot find out without reading the past."""

    around: str
    """A digest of the frame and the templates."""
    outline: str
    lists: tuple[str, ...]
    """The files of all pages of today that are no articles."""
    versions: Mapping[str, Citable]
    past: KeptPast
    alternates: Mapping[str, tuple[Alternate, ...]]
    """Each page in all languages, by address; empty for a site in one."""
    translated: str
    """The entries of translations in the sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedArticles:
    """A site in which some articles were edited."""

    before: Site | None
    """The site as it was, without words; None where nothing but words differs."""
    site: Site
    files: frozenset[str]
    newly: frozenset[str]
    """Those of them that were not edited before."""
    uncommitted: frozenset[str]
    """All that were edited since the versions were kept."""
    with_words: Callable[[Site, Set[str]], Site | None]
    """Reads the words of more articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesAgain:
    """The files that are made again."""

    made: Mapping[str, bytes]
    keys: Mapping[str, PageKey]
    assets: str
    kept: KeptPages
    records: Mapping[str, bytes]
    """The records of the edited articles for the search, which has an index of them."""


def kept_pages(plan: SitePlan, outline: bytes) -> KeptPages:
    """The part to keep of a plan, in which nothing is withdrawn."""
    return KeptPages(
        around=plan.template.around.hex(),
        outline=outline.hex(),
        lists=tuple(page.file for page in _lists(plan)),
        versions=plan.context.versions,
        past=kept_past(plan.past, plan.changes),
        alternates=plan.template.alternates,
        translated=entries_of_translations(plan),
    )


def pages_again(
    edited: EditedArticles, root: Path, options: Options, kept: KeptPages, past: Past | None, last: Last
) -> PagesAgain | None:
    """Make the pages that show something of the edited articles, which no commit has as they are.

    None where something else must have changed, as translations where lists do. Raises `TemplateMistakeError`.
    """
    compared = wanted = edited.files
    if listed := edited.before is not None:
        if kept.alternates:
            return None
        targets = targets_of(edited.site)
        compared |= naming(edited.site, edited.files, targets)
        wanted = compared | named_again(edited.before, edited.site, edited.files)
        if past and is_named_by_flows(edited.site, edited.files, targets):
            return None
    site = edited.with_words(edited.site, wanted - edited.files) if wanted != edited.files else edited.site
    if site is None:
        return None
    versions = {file: version for file, version in kept.versions.items() if file not in edited.uncommitted}
    base_url = "" if options.portable else options.base_url or site.settings.base_url
    dated = base_url and (listed or edited.newly & kept.versions.keys())  # they lose the day of their version
    only = None if dated else wanted
    plan = plan_again(site, root, options, versions, kept.past, only)
    plan = in_languages_again(plan, kept.alternates, kept.translated)
    if plan.template.around.hex() != kept.around or {page.file for page in _lists(plan)} != set(kept.lists):
        return None
    pages = [page for page in plan.pages if page.source in wanted]
    about = [pages_about(plan.context, past, options, file) for file in sorted(compared)] if past else []
    now = past_again(kept.past, about, compared)
    if now is None or {page.source for page in pages} != wanted:
        return None
    pages += [page for each in about for page in each.pages]
    pages += _lists_again(plan, now) if listed else ()
    outline = plan.context.outline(last.others) if listed else bytes.fromhex(kept.outline)
    keys = {page.file: plan.key(page, outline, last) for page in pages}
    made = {page.file: plan.template.html(page) for page in pages if last.pages(page.file, keys[page.file]) is None}
    more = (SITEMAP, LLMS, FEED) if listed else (SITEMAP,) if dated else ()
    made |= {name: plan.others[name]() for name in more if name in plan.others}
    return PagesAgain(
        made=made,
        keys=keys,
        assets=plan.template.frame.assets,
        kept=replace(kept, outline=outline.hex(), past=now),
        records=records_of(plan.context, edited.files) if options.searched else {},
    )


def _lists(plan: SitePlan) -> Iterator[Page]:
    """The pages of today that are no articles."""
    past = {page.file for page in plan.past}
    return (page for page in plan.pages if not page.source and page.file not in past)


def _lists_again(plan: SitePlan, past: KeptPast) -> Iterator[Page]:
    """The same, with the news of today on the first one, and the page of all changes where there is one."""
    changes = changes_in(past.changes)
    for page in _lists(plan):
        yield page if page.url_path else with_news(plan.context, page, latest(changes))
    if changes:
        yield changes_page(changes)
