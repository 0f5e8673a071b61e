"""Where a link in a document leads: relative paths to source files become addresses, everything else is judged."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from builder.problems import did_you_mean
from builder.site import Document, Site

EXTERNAL_SCHEMES = ("https", "http", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class External:
    """A link that leaves the site."""

    url: str


@dataclass(frozen=True, slots=True)
class Internal:
    """A link to a page of the site."""

    file: str
    url_path: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: what is wrong and what to do."""

    message: str
    fix: str
    check: str = "broken-link"


@dataclass(frozen=True, slots=True)
class Targets:
    """What links can lead to."""

    url_paths: Mapping[str, str]
    """Addresses below the base address by source file."""
    anchors: Mapping[str, frozenset[str]]
    """Anchors by source file."""

    def resolve(self, file: str, href: str) -> External | Internal | Broken:
        """Where a link written in `file` leads."""
        try:
            parts = urlsplit(href)
        except ValueError as error:
            return Broken(f"`{href}` is not an address: {error}", "correct it")
        if parts.scheme:
            if parts.scheme in EXTERNAL_SCHEMES and (parts.netloc or parts.path):
                return External(href)
            return Broken(f"links to `{parts.scheme}:` are not published", "link to a page that begins with https://")
        if parts.netloc:
            return Broken(f"the address `{href}` has no scheme", f"write https:{href}")
        if not parts.path:
            return self._anchor(file, unquote(parts.fragment), href)
        path = unquote(parts.path)
        if path.startswith("/"):
            return Broken(
                f"`{path}` begins at the root of a server, where this site may not be",
                "link to the file itself, like `../decide/unsure.md`",
            )
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        if target not in self.url_paths:
            return self._missing(file, path, target)
        return self._anchor(target, unquote(parts.fragment), href)

    def _anchor(self, file: str, fragment: str, href: str) -> Internal | Broken:
        if fragment and fragment not in self.anchors.get(file, frozenset()):
            known = sorted(self.anchors.get(file, ()))
            return Broken(f"`{href}`: there is no heading with the anchor `#{fragment}`", closest(fragment, known,
                          "the page has no headings"), "broken-anchor")  # fmt: skip
        return Internal(file, self.url_paths.get(file, ""), fragment)

    def _missing(self, file: str, path: str, target: str) -> Broken:
        """Suggest the file that was meant: the same name elsewhere, or a name that is close."""
        folder = posixpath.dirname(file)
        same_name = [f for f in self.url_paths if posixpath.basename(f) == posixpath.basename(target)]
        known = {posixpath.relpath(f, folder): f for f in (same_name or self.url_paths)}
        return Broken(f"`{path}` does not exist", closest(path, sorted(known), "correct the path, or write the page"))


def closest(name: str, known: list[str], otherwise: str) -> str:
    """Suggest what is close to an unknown name, where anything is."""
    if len(known) == 1:
        return did_you_mean(known[0], known)
    return did_you_mean(name, known, otherwise)


def targets_of(site: Site) -> Targets:
    """Everything in a site that a link can lead to."""
    url_paths: dict[str, str] = {}
    anchors: dict[str, frozenset[str]] = {}
    for article in site.articles:
        url_paths[article.file] = article.url_path
        anchors[article.file] = _anchors(article.body)
    for flow in site.flows:
        url_paths[flow.file] = flow.url_path
        for outcome in flow.outcomes.values():
            if outcome.file != flow.file:
                url_paths[outcome.file] = flow.outcome_url_path(outcome.id)
                anchors[outcome.file] = _anchors(outcome.body)
    return Targets(url_paths, anchors)


def _anchors(document: Document) -> frozenset[str]:
    return frozenset(heading.anchor for heading in document.headings)
