"""Follow every link of a built site from page to page, as it is served below a path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from builder.text.element_ids import KINDS

LINKS = {
    ("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("image", "href"), ("use", "href"),
    ("template", "data-from"),
}  # fmt: skip


@dataclass(slots=True)
class Fetched:
    """The file at an address."""

    status: int
    kind: str
    body: bytes


class PageParts(HTMLParser):
    """The links, anchors, meta data and data blocks of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[tuple[int, str]] = []
        """Each with the number of the template it stands in: 0 is the page, and a template is shown alone."""
        self.odd_ids: list[str] = []
        """Those of no known kind that belong to no heading, and those that nothing can name."""
        self._templates = 0
        self._template = 0
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.data: list[str] = []
        self._in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what matters of one element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "template":
            self._template = self._templates = self._templates + 1
        self._note_id(tag, given)
        self._in_data = given.get("type") == "application/ld+json"
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
            return
        self.links += [value for name, value in given.items() if (tag, name) in LINKS]
        if tag == "meta":
            key = given.get("property") or given.get("name") or given.get("http-equiv") or "charset"
            self.meta[key] = given.get("content", "")
        if given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])

    def _note_id(self, tag: str, given: Mapping[str, str]) -> None:
        """Note the id of an element."""
        if "id" not in given:
            return
        id_ = given["id"]
        kind, dot, _ = id_.partition(".")
        self.ids.append((self._template, id_))
        bare = tag in ("h2", "h3", "h4") or {"former", "moved"} & set(given.get("class", "").split())
        if not re.fullmatch(r"\S+", id_) or not (bare or (dot and kind in KINDS)):
            self.odd_ids.append(id_)

    @property
    def repeated_ids(self) -> set[str]:
        """Those that stand twice on the page as it can be at one time: with one of its templates shown."""
        counts = Counter(self.ids)
        return {id_ for (template, id_), count in counts.items() if count > 1 or (template and (0, id_) in counts)}

    def handle_data(self, data: str) -> None:
        """Keep JSON-LD."""
        if self._in_data:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A data block or a template ends."""
        self._in_data = False
        if tag == "template":
            self._template = 0


@dataclass(slots=True)
class Crawl:
    """A walk over everything that can be reached."""

    base: str
    """The address at which the site is served."""
    fetched: dict[str, Fetched] = field(default_factory=dict)
    """The files, by the address below the base."""
    pages: dict[str, PageParts] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Every link that stays on the site: the page it is on, and the address as written."""

    def walk(self, *starts: str) -> None:
        """Fetch these addresses below the base, and all that they lead to."""
        connection = HTTPConnection(urlsplit(self.base).netloc)
        waiting = list(starts)
        while waiting:
            url_path = waiting.pop()
            if url_path in self.fetched:
                continue
            connection.request("GET", urlsplit(self.base).path + url_path)
            response = connection.getresponse()
            fetched = Fetched(response.status, response.headers.get_content_type(), response.read())
            self.fetched[url_path] = fetched
            if fetched.kind == "text/html" and fetched.status == 200:
                self.pages[url_path] = PageParts(fetched.body.decode())
                for link in self.pages[url_path].links:
                    target = self._inside(url_path, link)
                    if target is not None:
                        self.links.append((url_path, link))
                        waiting.append(target)
        connection.close()

    def _inside(self, url_path: str, link: str) -> str | None:
        """The address below the base that a link leads to; None where it leaves the site."""
        target = urldefrag(urljoin(self.base + url_path, link)).url
        same_host = urlsplit(target).netloc == urlsplit(self.base).netloc
        return target.removeprefix(self.base) if same_host and urlsplit(target).scheme == "http" else None

    def broken(self) -> list[str]:
        """Links to what is not there, to anchors that are not there, and from the root of the server."""
        found = []
        for page, link in self.links:
            target = self._inside(page, link)
            assert target is not None
            fragment = unquote(urldefrag(link).fragment)
            if self.fetched[target].status != 200:
                found.append(f"{page}: {link} is not there")
            elif fragment and fragment not in {id_ for _, id_ in self.pages[target].ids}:
                found.append(f"{page}: {link} has no such anchor")
            elif link.startswith("/") and page != "404.html":
                found.append(f"{page}: {link} begins at the root")
        return found


def dead_links(files: dict[str, bytes]) -> list[str]:
    """Links between the files of a site that lead to no file or to no anchor, and ids that stand twice on a page."""
    pages = {name: PageParts(data.decode()) for name, data in files.items() if name.endswith(".html")}
    found = []
    for name, page in pages.items():
        found += [f"{name}: {id_} stands twice" for id_ in page.repeated_ids]
        found += [f"{name}: {id_} is the id of no heading, and of no kind" for id_ in page.odd_ids]
        for link in page.links if name != "404.html" else ():
            parts = urlsplit(urljoin(f"http://site/{name}", link))
            target = unquote(parts.path)[1:] + ("index.html" if parts.path.endswith("/") else "")
            anchors = {id_ for _, id_ in pages[target].ids} if target in pages else set()
            if parts.netloc == "site" and (target not in files or (parts.fragment and parts.fragment not in anchors)):
                found.append(f"{name}: {link}")
    return found
