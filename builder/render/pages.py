"""Render every page of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup, escape

from builder.history.states.past import Past
from builder.languages import t
from builder.load.workers import each
from builder.render.address_clash import check_files
from builder.render.addresses import Addresses
from builder.render.articles.article_pages import article_pages
from builder.render.assets import collect_assets
from builder.render.flows.start_page import flow_pages
from builder.render.page import Desk, Options, Page
from builder.render.pictures import picture_files
from builder.render.redaction import redacted_site
from builder.render.sitewide.feed import FILE as FEED
from builder.render.sitewide.for_machines import machine_files
from builder.render.sitewide.lists import site_links, sitewide_pages
from builder.render.sitewide.structured_data import CARD, linked_data, locale
from builder.render.template_mistakes import mistake_in
from builder.render.templates import environment, template_folders
from builder.render.versions.announced import announced
from builder.render.versions.citable import citables, in_force
from builder.render.versions.pages import version_pages
from builder.site import Site
from builder.site.links import Internal, targets_of
from builder.site.tags import tags_of, tags_on

AT_ROOT = ("favicon.ico", "apple-touch-icon.png", CARD)
"""Pictures with an address that never changes: others keep it, or look for it there unasked."""


def render_site(site: Site, root: Path, options: Options, past: Past | None = None) -> dict[str, bytes]:
    """The files of the site by their path below the output folder; `past` is what older versions said, if known."""
    portable = options.portable
    base_url = "" if portable else options.base_url or site.settings.base_url
    site = redacted_site(site, in_force(past) if past else {})
    desk = Desk(site, base_url, targets_of(site), site.titles, citables(past, site) if past else {}, portable)
    own = options.own_templates
    folder, assets = collect_assets([f / "assets" for f in template_folders(root, own=own)], preview=options.preview)
    env = environment(root, own=own)
    links = site_links(site)
    if past and past.history.pages:
        links.append(("changes/", t("changes.title")))
    if past and past.releases.found:
        links.append(("releases/", t("releases.title")))
    files = {} if portable else machine_files(site, base_url, links, announced(site, past))
    files |= {name: assets.pop(name) for name in AT_ROOT if name in assets}
    policy = Markup(options.policy)  # ours, and its quotes are no end of an attribute
    shared = {
        "site": site, "assets": folder, "policy": policy, "preview": options.preview, "portable": portable,
        "grades": _grades(desk), "older": None, "cite": None, "today": "", "in_force": None,
        **_sitewide(site, base_url, links, files),
    }  # fmt: skip
    linked = linked_data(site, base_url, desk.changed)
    pages = [*article_pages(desk), *flow_pages(desk), *sitewide_pages(desk)]
    if past:
        added = version_pages(desk, past, options.jobs, pages)
        replaced = {page.file for page in added.pages}  # what an address was says more than an alias that leads on
        pages = [*(page for page in pages if page.file not in replaced), *added.pages]
        files |= added.files

    def html(number: int) -> bytes:
        page = pages[number]
        try:
            text = env.get_template(page.template).render(
                {**shared, **page.context},
                page=page,
                to=Addresses(page.url_path, base_url, page.url_path == "404.html" and not portable, portable).to,
                canonical=Addresses(page.now or page.url_path, base_url).canonical,
                sources=page.words.citations.cited if page.words else [],
                linked_data=linked.get(page.url_path, ""),
            )
        except Exception as error:  # a template of one's own can make Jinja raise nearly anything
            mistake = mistake_in(error, root)
            if mistake is None:
                raise
            raise mistake from error
        return text.encode()

    files |= zip((page.file for page in pages), each(html, len(pages), options.jobs), strict=True)
    files |= {folder + name: data for name, data in assets.items() if not (portable and name.endswith(".js"))}
    files |= picture_files(site)
    if base_url:
        files["sitemap.xml"] = _sitemap(pages, base_url)
    check_files(pages, files)
    return files


def _sitewide(
    site: Site, base_url: str, links: list[tuple[str, str]], files: Mapping[str, object]
) -> dict[str, object]:
    """What every page is given to say of the whole site."""
    return {
        "site_links": links,
        "tags_on": partial(tags_on, tags=tags_of(site)),
        "feed": FEED if FEED in files else "",
        "locale": locale(site.settings.language),
        "icons": {name: name in files for name in AT_ROOT},
        "card": base_url + CARD if base_url and CARD in files else "",
    }


def _grades(desk: Desk) -> str:
    """The address of the page that explains the grades of evidence, below the base address."""
    settings = desk.site.settings
    target = settings.grades and desk.targets.resolve(settings.where.file, settings.grades.target)
    return target.url_path if isinstance(target, Internal) else ""


def _sitemap(pages: Iterable[Page], base_url: str) -> bytes:
    """The pages that search engines may list, as sitemaps.org defines it."""
    entries = []
    for page in pages:
        if page.indexed:
            changed = f"<lastmod>{page.changed}</lastmod>" if page.changed else ""
            address = Addresses(page.url_path, base_url).canonical
            entries.append(f"<url><loc>{escape(address)}</loc>{changed}</url>\n")
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{start}{''.join(entries)}</urlset>\n".encode()
