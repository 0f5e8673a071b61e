"""Render every file of the site: pages, assets, pictures, and files for programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from builder.history.past import Past
from builder.languages import speaking
from builder.load.memory import Memory
from builder.render.citable import Citable, citables, in_force
from builder.render.flows.kernels import kernel_files
from builder.render.frame import AT_ROOT, frame_of
from builder.render.home import home_page, with_news
from builder.render.languages import in_languages
from builder.render.options import Options
from builder.render.page import Page
from builder.render.page_template import PageTemplate
from builder.render.past_again import KeptPast
from builder.render.pictures import picture_files
from builder.render.redaction import redacted_site
from builder.render.render_context import RenderContext
from builder.render.search.records import search_records
from builder.render.search.search_page import search_page
from builder.render.site_plan import SitePlan
from builder.render.sitewide.announced import Announced, announced
from builder.render.sitewide.for_machines import machine_files
from builder.render.sitewide.sitemap import FILE as SITEMAP
from builder.render.sitewide.sitemap import sitemap
from builder.render.sitewide.structured_data import linked_data
from builder.render.sitewide.table import site_links, sitewide_pages
from builder.render.theme import read_theme
from builder.render.versions.changes import changes_in, latest
from builder.render.versions.pages import RenderedVersions, version_pages
from builder.site import Site
from builder.site.links import targets_of
from builder.site.page_kinds import KINDS, function_of


def plan_site(
    site: Site, root: Path, options: Options, past: Past | None = None, memory: Memory | None = None
) -> SitePlan:
    """Every file of the site, none of them made yet; `memory` keeps templates and assets until they change.

    Those of a translation are below a folder named like its language, and are planned as the original is.
    """
    plan = _plan_language(site, root, options, past, memory)
    if not site.translations:
        return plan
    base_url, plans = plan.context.base_url, dict[str, SitePlan]()
    for code, translation in site.translations.items():
        below = replace(options, base_url=base_url and f"{base_url}{code}/")
        own = memory and memory.part(translation.settings.view)
        with speaking(translation.words):
            plans[f"{code}/"] = _plan_language(translation, root, below, past and past.translations.get(code), own)
    return in_languages(plan, plans)


def _plan_language(site: Site, root: Path, options: Options, past: Past | None, memory: Memory | None) -> SitePlan:
    """The plan of one language."""
    site = redacted_site(site, in_force(past) if past else None)
    context = _context(site, options, citables(past, site) if past else {})
    today = _today(context, options)
    added = version_pages(context, past, options, today) if past else RenderedVersions()
    return _plan(context, today, added, tuple(announced(site, past)), root, options, memory)


def plan_again(
    site: Site,
    root: Path,
    options: Options,
    versions: Mapping[str, Citable],
    past: KeptPast,
    only: frozenset[str] | None,
) -> SitePlan:
    """The plan of a site in which nothing is withdrawn, whose versions and past are known.

    With `only`, there are no pages of other articles than these in it.
    """
    context = replace(_context(site, options, versions), only=only)
    added = RenderedVersions(pages=[each.page for each in past.pages], changes=list(past.changes))
    return _plan(context, _today(context, options), added, (), root, options, None)


def _plan(
    context: RenderContext,
    today: Sequence[Page],
    added: RenderedVersions,
    withdrawals: Collection[Announced],
    root: Path,
    options: Options,
    memory: Memory | None,
) -> SitePlan:
    pages = _pages(context, today, added)
    site, base_url, portable = context.site, context.base_url, options.portable
    several = bool(site.settings.translations or site.original)
    theme = read_theme(root, options, site.look, memory, languages=several)
    theme.env.globals["original_language"] = context.original_language
    links = site_links(pages)
    files: dict[str, Callable[[], bytes]] = {file: partial(bytes, data) for file, data in added.files.items()}
    if not portable:
        files |= {**machine_files(site, base_url, links, withdrawals), **kernel_files(site.flows)}
    files |= {name: partial(bytes, data) for name, data in theme.assets.items() if name in AT_ROOT}
    template = PageTemplate(
        env=theme.env,
        root=root,
        base_url=base_url,
        portable=portable,
        publisher=site.settings.publisher,
        frame=frame_of(context, options, theme.folder, links, files),
        theme=theme.digest,
        linked_data=linked_data(site, base_url, context.changed),
    )
    files |= {
        theme.folder + name: partial(bytes, data) for name, data in theme.assets.items() if _wanted(name, options)
    }
    files |= {name: partial(bytes, data) for name, data in picture_files(site).items()}
    files |= {name: partial(bytes, data) for name, data in site.static.items() if _trusted(options)}
    files |= {SITEMAP: partial(sitemap, pages, base_url)} if base_url else {}
    indexed = options.searched and not options.preview
    return SitePlan(
        pages=pages,
        template=template,
        others=files,
        context=context,
        past=added.pages,
        changes=added.changes,
        records=partial(search_records, context) if indexed else dict,
    )


def _wanted(asset: str, options: Options) -> bool:
    """True for an asset in their folder. A portable site has no scripts."""
    return asset not in AT_ROOT and not (options.portable and asset.endswith(".js"))


def _trusted(options: Options) -> bool:
    """True where files of the publisher count, which can be pages with scripts; a portable site has no use for them."""
    return options.own_templates and not options.portable


def _context(site: Site, options: Options, versions: Mapping[str, Citable]) -> RenderContext:
    """The site without what is withdrawn, and everything else that its pages are made from."""
    return RenderContext(
        site=site,
        base_url="" if options.portable else options.base_url or site.settings.base_url,
        targets=targets_of(site),
        titles={**site.original.titles, **site.titles} if site.original else site.titles,
        versions=versions,
        messages={message.slug: message for message in site.messages if not message.withdrawal},
        glossary_page=site.glossary_page,
        portable=options.portable,
    )


def _today(context: RenderContext, options: Options) -> list[Page]:
    """Every page of today, home first."""
    pages = [home_page(context), *content_pages(context), *sitewide_pages(context)]
    return [*pages, search_page(context)] if options.searched else pages


def _pages(context: RenderContext, today: Sequence[Page], added: RenderedVersions) -> list[Page]:
    """Every page of the site."""
    home, *others = today
    pages = [with_news(context, home, latest(changes_in(added.changes))), *others]
    replaced = {page.file for page in added.pages}  # what an address was says more than an alias that leads on
    return [*(page for page in pages if page.file not in replaced), *added.pages]


def content_pages(context: RenderContext) -> Iterator[Page]:
    """The pages of each kind that editors write."""
    for row in KINDS.values():
        yield from function_of(row.pages)(context)
