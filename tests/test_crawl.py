"""Sites as they are served below a path: every link leads somewhere, every page is found, every address is true.

Rooms: builder/build.py, builder/render, builder/render/articles, builder/render/flows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

import html5lib
import pytest

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, served
from tests.crawl import Crawl
from tests.history.eventful import eventful
from tests.interview import INTERVIEW
from tests.knowledge_bases import CASES

BASE_URL = "https://example.org" + BASE_PATH
HISTORY = Path("with-a-history")
"""The site with an eventful past, which is made anew."""
SITES = [INTERVIEW, *sorted((CASES / "good").iterdir()), HISTORY]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", params=SITES, ids=lambda root: root.name)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Crawl]]:
    """A site on disk, and the walk over it that began at home and at each page that nothing links to on purpose."""
    folder = tmp_path_factory.mktemp("crawled") / "site"
    past = request.param == HISTORY
    root = eventful(tmp_path_factory.mktemp("history") / "kb") if past else request.param
    assert build(root, folder, Options(BASE_URL, history=past)).ok
    with served(folder) as base:
        crawl = Crawl(base)
        crawl.walk("", "404.html", *redirects(folder))
        yield folder, crawl


def address_of(file: Path, folder: Path) -> str:
    """The address below the base of a file of the site."""
    return str(file.relative_to(folder)).removesuffix("index.html")


def redirects(folder: Path) -> list[str]:
    """The addresses of pages that lead on."""
    return [address_of(file, folder) for file in folder.rglob("*.html") if b'"refresh"' in file.read_bytes()]


def file_at(folder: Path, url: str) -> Path:
    """The file that an absolute address stands for."""
    assert url.startswith(BASE_URL)
    url_path = unquote(url.removeprefix(BASE_URL))
    return folder / (f"{url_path}index.html" if url_path == "" or url_path.endswith("/") else url_path)


def test_no_link_is_broken(site: tuple[Path, Crawl]) -> None:
    """Pages, assets, pictures and anchors; none begins at the root of the server, but those of 404.html."""
    _, crawl = site
    assert crawl.broken() == []


def test_every_page_is_found(site: tuple[Path, Crawl]) -> None:
    """A reader who follows links from home comes by every page there is."""
    folder, crawl = site
    there = {address_of(file, folder) for file in folder.rglob("*.html")}
    assert there - crawl.pages.keys() == set()


def test_no_id_stands_twice(site: tuple[Path, Crawl]) -> None:
    """An id belongs to one element of a page, also where a part of a flow is shown on it."""
    pages = site[1].pages.items()
    assert {page: parts.repeated_ids for page, parts in pages if parts.repeated_ids} == {}


def test_ids_of_all_but_headings_have_a_kind(site: tuple[Path, Crawl]) -> None:
    """Only anchors of headings are bare words, so that nothing an editor writes can be the id of something else."""
    pages = site[1].pages.items()
    assert {page: parts.odd_ids for page, parts in pages if parts.odd_ids} == {}


def test_pages_say_where_they_are(site: tuple[Path, Crawl]) -> None:
    """Canonical and Open Graph name the page itself, where it has moved, or of an older version the newest."""
    folder, crawl = site
    for page, parts in crawl.pages.items():
        listed = parts.meta.get("robots") != "noindex"
        if "/v/" in page and parts.canonical and "refresh" not in parts.meta:
            assert not listed
            assert crawl.pages[parts.canonical.removeprefix(BASE_URL)].meta.get("robots") != "noindex"
        elif "refresh" in parts.meta:
            assert file_at(folder, parts.canonical).is_file()
            assert not listed
        else:
            assert parts.canonical == (BASE_URL + page if listed else ""), page
        assert parts.meta.get("og:url", "") == (BASE_URL + page if listed else "")
        assert (parts.meta.get("og:title"), parts.meta.get("og:description")) == (
            (parts.meta["og:title"], parts.meta["description"]) if listed else (None, None)
        )
        if listed:
            assert file_at(folder, parts.meta["og:image"]).is_file()


def test_linked_data_is_json(site: tuple[Path, Crawl]) -> None:
    """On home and articles; every address in it is one of the site."""
    folder, crawl = site
    articles = 0
    for parts in crawl.pages.values():
        for text in parts.data:
            data = json.loads(text)
            things = data.get("@graph", [data])
            assert data["@context"] == "https://schema.org"
            articles += any(thing["@type"] == "Article" for thing in things)
            for thing in things:
                urls = [thing["url"]] if "url" in thing else []
                urls += [item["item"] for item in thing.get("itemListElement", ())]
                assert all(file_at(folder, url).is_file() for url in urls)
    assert articles == sum(parts.meta.get("og:type") == "article" for parts in crawl.pages.values())


def test_sitemap_has_the_pages_to_be_listed(site: tuple[Path, Crawl]) -> None:
    """Exactly those that are not marked `noindex`; so no redirect, no step of a flow."""
    folder, crawl = site
    root = ET.parse(folder / "sitemap.xml").getroot()
    listed = {BASE_URL + page for page, parts in crawl.pages.items() if parts.meta.get("robots") != "noindex"}
    assert {str(url.findtext(f"{SITEMAP}loc")) for url in root} == listed


def test_feed_is_atom(site: tuple[Path, Crawl]) -> None:
    """Everything that RFC 4287 demands of a feed and of an entry is there once, and every address is that of a page."""
    folder, crawl = site
    if not (folder / "feed.xml").exists():
        assert b'"lastReviewed"' not in b"".join(fetched.body for fetched in crawl.fetched.values())
        return
    feed = ET.parse(folder / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    ids = []
    for node in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(ATOM + name)) == 1
        alternate = [link.get("href", "") for link in node.findall(f"{ATOM}link") if link.get("rel") is None]
        ids.append(str(node.findtext(f"{ATOM}id")))
        assert alternate == [urldefrag(ids[-1]).url]
        assert file_at(folder, alternate[0]).is_file()
    assert len(ids) == len(set(ids))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [BASE_URL + "feed.xml"] == [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")]
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in feed.findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)
    assert updated[0] == feed.findtext(f"{ATOM}updated")
    pages = [parts for parts in crawl.pages.values() if "refresh" not in parts.meta and "viewport" in parts.meta]
    assert all(any(link.endswith("feed.xml") for link in parts.links) for parts in pages)


def test_html_is_valid(site: tuple[Path, Crawl]) -> None:
    """The parser of the HTML standard has nothing to mend, on any page."""
    pages_are_valid(site[1], 1)


def pages_are_valid(crawl: Crawl, step: int) -> None:
    """Parse one in so many of the pages, strictly."""
    for page in sorted(crawl.pages)[::step]:
        html5lib.HTMLParser(strict=True).parse(crawl.fetched[page].body, transport_encoding="utf-8")
