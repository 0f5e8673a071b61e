"""Files for programs that read the site: `robots.txt`, `llms.txt`, the feed and `.nojekyll`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from urllib.parse import urlsplit

from builder.languages import t
from builder.render.addresses import Addresses
from builder.render.sitewide.announced import Announced
from builder.render.sitewide.feed import FILE as FEED
from builder.render.sitewide.feed import feed, has_feed
from builder.site import Entry, Site

LLMS = "llms.txt"
CENTURIES = ("19", "20", "21")
"""The first digits of the names of versions; git has no older commits."""
Link = tuple[str, str, str]
"""Address, title and summary."""


def machine_files(
    site: Site, base_url: str, others: Iterable[tuple[str, str]], withdrawals: Collection[Announced]
) -> dict[str, Callable[[], bytes]]:
    """A function for each file that makes it, by name; `others` are address and title of pages of less weight.

    `.nojekyll` keeps GitHub Pages from putting a branch through Jekyll, which would leave files out.
    """
    files: dict[str, Callable[[], bytes]] = {
        "robots.txt": partial(robots, base_url),
        LLMS: partial(llms, site, base_url, others),
        ".nojekyll": bytes,
    }
    if base_url and has_feed(site, withdrawals):
        files[FEED] = lambda: feed(site, base_url, withdrawals=withdrawals) or b""
    return files


def robots(base_url: str) -> bytes:
    """The `robots.txt` (RFC 9309): everything may be read but older versions, whose `noindex` some crawlers ignore.

    The address of a version ends with `v/` and its name, which begins with a year. A rule holds for what follows, too.
    """
    folder = urlsplit(base_url).path or "/"
    rules = "".join(f"Disallow: {folder}*/v/{century}\n" for century in CENTURIES)
    sitemap = f"\nSitemap: {base_url}sitemap.xml\n" if base_url else ""
    return f"User-agent: *\n{rules}{sitemap}".encode()


def llms(site: Site, base_url: str, others: Iterable[tuple[str, str]]) -> bytes:
    """The `llms.txt`: a summary of the site in the Markdown of llmstxt.org; `others` are less important pages.

    Links are absolute where there is a base address, else from the root of the site.
    """
    return ("\n".join(_lines(site, base_url, others)) + "\n").encode()


def _lines(site: Site, base_url: str, others: Iterable[tuple[str, str]]) -> Iterator[str]:
    settings = site.settings
    yield f"# {_plain(settings.title)}"
    if settings.tagline:
        yield f"\n> {_plain(settings.tagline)}"
    for title, links in _parts(site, others):
        if links:
            yield f"\n## {_plain(title)}\n"
        for url_path, words, summary in links:
            more = f": {_plain(summary)}" if summary else ""
            yield f"- [{_plain(words)}]({_address(url_path, base_url)}){more}"


def _parts(site: Site, others: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[Link]]]:
    """The headings, and what is under each. A program does not click: each flow is there in words as well."""
    flows: list[Link] = []
    for flow in (each for each in site.flows if not each.flow.draft):
        flows.append(_link(flow.entry))
        if not flow.withdrawal:
            flows.append((f"{flow.url_path}how/", t("how.page-title", flow=flow.flow.title), t("how.in-words")))
    yield t("robots.flows"), flows
    for section in site.sections:
        yield section.title, [_link(article.entry) for article in section.articles if not article.draft]
    yield t("robots.optional"), [(url_path, title, "") for url_path, title in others]


def _link(entry: Entry) -> Link:
    return entry.url_path, entry.title, entry.summary


def _address(url_path: str, base_url: str) -> str:
    return Addresses(url_path, base_url).canonical or Addresses("").to(url_path)


def _plain(text: str) -> str:
    """Text on one line in which nothing is Markdown."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))
