"""Render every file of the site: pages, assets, pictures, and files for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from markupsafe import Markup

from builder.history.past import Past
from builder.load.memory import Memory
from builder.render.citable import citables, in_force
from builder.render.flows.flow_list import LIST
from builder.render.frame import read_frame
from builder.render.home import home_page, with_news
from builder.render.menu import menu
from builder.render.page import SCRIPTS, WASM, Options, Page
from builder.render.page_template import PageTemplate
from builder.render.pictures import picture_files
from builder.render.redaction import redacted_site
from builder.render.render_context import RenderContext
from builder.render.search.records import search_records
from builder.render.search.search_page import SEARCH, search_page
from builder.render.site_plan import SitePlan
from builder.render.sitewide.announced import announced
from builder.render.sitewide.feed import FILE as FEED
from builder.render.sitewide.for_machines import machine_files
from builder.render.sitewide.sitemap import FILE as SITEMAP
from builder.render.sitewide.sitemap import sitemap
from builder.render.sitewide.structured_data import CARD, linked_data, locale
from builder.render.sitewide.table import site_links, sitewide_pages
from builder.render.versions.changes import latest
from builder.render.versions.pages import RenderedVersions, version_pages
from builder.site import Reference, Site
from builder.site.flow_choice import FEW
from builder.site.links import Internal, targets_of
from builder.site.page_kinds import KINDS, function_of
from builder.site.tags import tags_on

AT_ROOT = ("favicon.ico", "apple-touch-icon.png", CARD)
"""Pictures whose address never changes: other sites store it, and browsers ask for it unprompted."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of a site, and the records that the index of its search is made from."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """By their path below the output folder."""
    records: Mapping[str, bytes] = field(default_factory=dict)
    """HTML files for Pagefind, which are not published; none where the site gets no index."""


def render_site(site: Site, root: Path, options: Options, past: Past | None = None) -> SiteFiles:
    """Render the site; `past` gives access to older versions, if known."""
    plan = plan_site(site, root, options, past)
    return SiteFiles(plan.make_all(options.jobs), plan.records())


def plan_site(
    site: Site, root: Path, options: Options, past: Past | None = None, memory: Memory | None = None
) -> SitePlan:
    """Every file of the site, none of them made yet; `memory` keeps templates and assets until they change."""
    context = _context(site, options, past)
    pages, added = _pages(context, past, options)
    site, base_url, portable = context.site, context.base_url, options.portable
    frame = read_frame(root, options, memory)
    links = site_links(pages)
    files: dict[str, Callable[[], bytes]] = {file: partial(bytes, data) for file, data in added.items()}
    files |= {} if portable else machine_files(site, base_url, links, tuple(announced(site, past)))
    files |= {name: partial(bytes, data) for name, data in frame.assets.items() if name in AT_ROOT}
    template = PageTemplate(
        env=frame.env,
        root=root,
        base_url=base_url,
        portable=portable,
        publisher=site.settings.publisher,
        shared={"assets": frame.folder, **_options(options), **_sitewide(context, links, files)},
        linked_data=linked_data(site, base_url, context.changed),
    )
    files |= {
        frame.folder + name: partial(bytes, data) for name, data in frame.assets.items() if _wanted(name, options)
    }
    files |= {name: partial(bytes, data) for name, data in picture_files(site).items()}
    files |= {SITEMAP: partial(sitemap, pages, base_url)} if base_url else {}
    indexed = options.searched and not options.preview
    records = partial(search_records, context) if indexed else dict
    return SitePlan(pages=pages, template=template, others=files, records=records)


def _wanted(asset: str, options: Options) -> bool:
    """True for an asset in their folder. A portable site has no scripts."""
    return asset not in AT_ROOT and not (options.portable and asset.endswith(".js"))


def _context(site: Site, options: Options, past: Past | None) -> RenderContext:
    """The site without what is withdrawn, and everything else that its pages are made from."""
    site = redacted_site(site, in_force(past) if past else None)
    return RenderContext(
        site=site,
        base_url="" if options.portable else options.base_url or site.settings.base_url,
        targets=targets_of(site),
        titles=site.titles,
        versions=citables(past, site) if past else {},
        messages={message.slug: message for message in site.messages if not message.withdrawal},
        glossary_page=site.glossary_page,
        portable=options.portable,
    )


def _pages(context: RenderContext, past: Past | None, options: Options) -> tuple[list[Page], dict[str, bytes]]:
    """Every page of the site, and the other files that the history adds."""
    home, *others = [home_page(context), *content_pages(context), *sitewide_pages(context)]
    others += [search_page(context)] if options.searched else []
    added = version_pages(context, past, options, [home, *others]) if past else RenderedVersions()
    today = [with_news(context, home, latest(added.changes)), *others]
    replaced = {page.file for page in added.pages}  # what an address was says more than an alias that leads on
    return [*(page for page in today if page.file not in replaced), *added.pages], dict(added.files)


def content_pages(context: RenderContext) -> Iterator[Page]:
    """The pages of each kind that editors write."""
    for row in KINDS.values():
        yield from function_of(row.pages)(context)


def _options(options: Options) -> dict[str, object]:
    """The variables about the way of rendering, and those that only some pages set."""
    policy = Markup(options.policy)  # ours, and its quotes are no end of an attribute
    return {
        "policy": policy, "preview": options.preview, "portable": options.portable,
        "older": None, "cite": None, "today": "", "in_force": None, "wide": False,
        "search": SEARCH if options.searched else "", "runs_wasm": False, "wasm_policy": policy.replace(SCRIPTS, WASM),
    }  # fmt: skip


def _sitewide(context: RenderContext, links: list[tuple[str, str]], files: Mapping[str, object]) -> dict[str, object]:
    """The variables about the whole site."""
    site, base_url = context.site, context.base_url
    return {
        "site": site,
        "grades": _address(context, context.site.settings.grades),
        "corrections": _address(context, context.site.settings.publisher.corrections),
        "many_flows": LIST if len(site.flows) > FEW else "",
        "site_links": links,
        "menu": menu(context, dict(links)),
        "tags_on": partial(tags_on, tags=context.tags),
        "feed": FEED if FEED in files else "",
        "locale": locale(site.settings.language),
        "icons": {name: name in files for name in AT_ROOT},
        "card": base_url + CARD if base_url and CARD in files else "",
    }


def _address(context: RenderContext, reference: Reference | None) -> str:
    """The address below the base address of a page that `site.yaml` names; empty where it names none."""
    target = reference and context.targets.resolve(context.site.settings.where.file, reference.target)
    return target.url_path if isinstance(target, Internal) else ""
