"""Render every page of the site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import escape

from builder.links import Internal, targets_of
from builder.render.addresses import Addresses
from builder.render.articles import article_pages
from builder.render.assets import collect_assets
from builder.render.flows import flow_pages
from builder.render.page import Desk, Options, Page
from builder.render.templates import environment, template_folders
from builder.site import Site


def render_site(site: Site, root: Path, options: Options) -> dict[str, bytes | Path]:
    """The files of the site by their path below the output folder; images are given as the path to copy."""
    base_url = options.base_url or site.settings.base_url
    image_urls = {file: file.removeprefix("content/articles/") for file in site.images}
    desk = Desk(site, base_url, image_urls, targets_of(site))
    folder, assets = collect_assets([f / "assets" for f in template_folders(root)], preview=options.preview)
    env = environment(root)
    env.globals |= {"site": site, "assets": folder, "policy": options.policy, "preview": options.preview}
    env.globals["grades"] = _grades(desk)
    pages = [*article_pages(desk), *flow_pages(desk)]
    files: dict[str, bytes | Path] = {}
    for page in pages:
        addresses = Addresses(page.url_path, base_url, absolute=page.url_path == "404.html")
        sources = page.words.citations.cited if page.words else []
        html = env.get_template(page.template).render(
            page.context, page=page, to=addresses.to, canonical=addresses.canonical, sources=sources
        )
        files[page.file] = html.encode()
    files |= {folder + name: data for name, data in assets.items()}
    files |= {url: site.images[file] for file, url in image_urls.items()}
    if base_url:
        files["sitemap.xml"] = _sitemap(pages, base_url)
    return files


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
