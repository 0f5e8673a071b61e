"""The links of a knowledge base that leave the site, with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from builder.problems import Location
from builder.site import Site
from builder.text.web_address import is_web_address


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """An address elsewhere on the web."""

    url: str
    """As written, without its fragment."""
    places: tuple[Location, ...]
    """Every place that links to it."""

    @property
    def host(self) -> str:
        """The host to ask, with its port."""
        return urlsplit(self.url).netloc.lower()


def outside_links(site: Site) -> list[OutsideLink]:
    """Each address once, in the order of the alphabet, with its places in the order of files.

    A fragment is left out: a server is never told of it. An address that is not whole is what `builder check` reports.
    """
    places: dict[str, set[Location]] = {}
    for url, where in _written(site):
        if is_web_address(url):
            places.setdefault(urldefrag(url).url, set()).add(where)
    return [OutsideLink(url, tuple(sorted(places[url]))) for url in sorted(places)]


def _written(site: Site) -> Iterator[tuple[str, Location]]:
    """Links in Markdown, the addresses of sources and help services, and the way out for readers who must leave."""
    for document in site.documents:
        yield from ((link.target, link.where) for link in document.links)
    yield from ((source.url, source.where) for source in site.sources.values())
    yield from ((service.web, service.where) for service in site.help.values())
    yield site.settings.exit, site.settings.where
