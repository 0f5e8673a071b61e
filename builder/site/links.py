"""Resolve links in documents: relative paths to source files become addresses, everything else is judged."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from builder.problems import did_you_mean
from builder.site import Article, Site
from builder.site.external_links import Broken, External, external
from builder.site.language_view import LanguageView, language_of
from builder.site.list_pages import list_pages
from builder.site.relative_names import RelativeNames, first_in, meant, seen_from
from builder.text.names import composed
from builder.text.web_address import address_parts

__all__ = ["IN_ORIGINAL", "Broken", "External", "Internal", "Targets", "targets_of"]
MAX_ADDRESS = 2_000
"""The characters of an address that is written in a text; servers and programs for mail take no more for certain."""
SAME_NAME = 20
"""The pages of one name in other folders that a suggestion chooses from."""
ADD = "correct it, or add that file"
OUTSIDE = "link to a page; `repository` in site.yaml lets texts link to files that are none, such as code"
IN_ORIGINAL = "../"
"""The beginning of an address of the original, as the pages of a translation write it."""
_PLAIN = re.compile(r"(\.\./)?((?:[a-z0-9-]+/)*[a-z0-9-]+\.(?:md|yaml))(?:#([a-z0-9-]+))?")
"""A link to a file in the same folder, or in a folder beside it, without anything that would have to be decoded."""


@dataclass(frozen=True, slots=True)
class Internal:
    """A link to a page of the site."""

    file: str
    url_path: str
    fragment: str = ""


@dataclass(frozen=True)
class Targets:
    """The targets that links can lead to."""

    url_paths: Mapping[str, str]
    """Addresses below the base address by source file."""
    anchors: Mapping[str, frozenset[str]]
    """Anchors by source file."""
    others: frozenset[str] = frozenset()
    """Files and folders that exist and are not pages."""
    unread: frozenset[str] = frozenset()
    """Files that could not be read; links to them are not checked."""
    drafts: frozenset[str] = frozenset()
    """Files of drafts that are left out; a link to one would lead nowhere."""
    withdrawn: frozenset[str] = frozenset()
    """Files of which a notice is published, without the anchors that their words have."""
    moved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The links that former anchors lead by now, as their own file writes them, by source file."""
    repository: Mapping[str, str] | None = None
    """Addresses of files of the repository, by file; None if texts cannot link to any."""
    view: LanguageView = field(default_factory=LanguageView)
    """The names of files in this language: a translation can be named as it is on disk, too."""
    suggest: bool = True
    """True if somebody reads suggestions."""
    _composed_anchors: dict[str, dict[str, str]] = field(default_factory=dict, init=False, compare=False)
    _sorted_anchors: dict[str, list[str]] = field(default_factory=dict, init=False, compare=False)

    def resolve(self, file: str, href: str) -> External | Internal | Broken:
        """The target of a link written in `file`."""
        return self._plainly(file, href) or self._resolved(file, href)

    def _plainly(self, file: str, href: str) -> Internal | None:
        """The target of a link as nearly all are written, where it leads to a page; this is the quick way to it."""
        match = _PLAIN.fullmatch(href)
        if match is None:
            return None
        up, path, fragment = match.groups("")
        folder = file.rpartition("/")[0]
        target = f"{folder.rpartition('/')[0] if up else folder}/{path}"
        url_path = self.url_paths.get(target)
        if not url_path or target in self.drafts or target in self.unread or target in self.withdrawn:
            return None
        if fragment and fragment not in self.anchors.get(target, ()):
            return None
        return Internal(target, url_path, fragment)

    def _resolved(self, file: str, href: str) -> External | Internal | Broken:
        if len(href) > MAX_ADDRESS:
            fix = f"shorten it; {MAX_ADDRESS:,} are the limit"
            return Broken(f"this address has {len(href):,} characters", fix, "too-long")
        parts = address_parts(href)
        if parts is None:
            return Broken(f"`{href}` is not an address", "correct it")
        if parts.scheme:
            return external(href, parts)
        if parts.netloc:
            return Broken(f"the address `{href}` does not say how it is reached", f"write `https:{href}`")
        path = unquote(parts.path)
        target = self._stored(posixpath.normpath(posixpath.join(posixpath.dirname(file), path))) if path else file
        if target in self.drafts:
            why = "it is not published, so that readers would find nothing there"
            fix = "publish it by taking `draft: true` out, or remove this link"
            return Broken(f"`{path}` is a draft", fix, why=why)
        if self._is_unread(target):
            return Internal(target, "")
        if self.repository is not None and target in self.repository:
            return External(self.repository[target] and self.repository[target] + href.removeprefix(parts.path))
        url_path = self.url_paths.get(target)
        if path and (path.startswith("/") or url_path is None):
            return self._missing(file, path, target)
        if not href:
            return Broken("this link has no address", "write it between the round brackets, or remove the link")
        fragment = unquote(parts.fragment)
        if not fragment or target in self.withdrawn:
            return Internal(target, url_path or "")
        anchor = self._anchor(target, fragment)
        return Internal(target, url_path or "", anchor) if anchor else self._no_anchor(file, target, fragment, href)

    def _stored(self, file: str) -> str:
        """The name of a file as it is stored: letters and their accents may be composed in another way in a link."""
        if file in self.url_paths:
            return file
        own = self.view.seen(file) if language_of(file) else ""
        return own or self._by_composed_name.get(composed(file), file)

    @cached_property
    def _by_composed_name(self) -> dict[str, str]:
        names = (*self.others, *self.drafts, *self.unread, *self.url_paths)
        return {composed(name): name for name in names}

    def _is_unread(self, file: str) -> bool:
        """True for a file that could not be read, and for one in a folder that could not."""
        return bool(self.unread) and any(name in self.unread for name in (file, *map(str, PurePosixPath(file).parents)))

    def _anchor(self, file: str, fragment: str) -> str | None:
        """The anchor that is meant: letters and their accents may be composed in another way than in the heading."""
        if fragment in self.anchors.get(file, frozenset()):
            return fragment
        if file not in self._composed_anchors:
            self._composed_anchors[file] = {composed(anchor): anchor for anchor in self.anchors.get(file, ())}
        return self._composed_anchors[file].get(composed(fragment))

    def _no_anchor(self, source: str, file: str, fragment: str, href: str) -> Broken:
        known = self.anchors.get(file, frozenset())
        page = "this page" if href.startswith("#") else f"`{posixpath.basename(file)}`"
        if now := self.moved.get(file, {}).get(fragment):
            fix = f"write `{seen_from(source, file, now)}`, where its words are now"
            return Broken(f"`#{fragment}` is a former anchor of {page}", fix, "broken-anchor")
        fix = did_you_mean(
            f"#{fragment}", self._anchors_of(file), "" if known else f"remove `#{fragment}`; it has no headings at all"
        )
        return Broken(f"{page} has no heading with the anchor `#{fragment}`", fix, "broken-anchor")

    def _missing(self, file: str, path: str, target: str) -> Broken:
        """A path that leads to no page: suggest the page that was meant, where one is near."""
        if not self.suggest:
            return Broken(f"`{path}` does not exist", "correct it")
        folder = posixpath.dirname(file)
        if target in self.others:
            if inside := first_in(target, self._flows) or first_in(target, self._pages):
                fix = f"link to a file in it, like `{posixpath.relpath(inside, folder)}`"
                return Broken(f"`{path}` is a folder, not a page", fix)
            if posixpath.splitext(path)[1] in ("", ".md", ".yaml"):
                return Broken(f"`{path}` is not a page", "link to an article, an outcome or a flow.yaml")
            fix = "link to a page, or put the file on another site and link to it with https://"
            return Broken(f"`{path}` is not a page", fix, why="a page can only show images, and link to pages")
        same_name = [posixpath.relpath(page, folder) for page in self._by_name.get(posixpath.basename(target), ())]
        if same_name:
            return Broken(f"`{path}` does not exist", did_you_mean(same_name[0], same_name, f"write `{same_name[0]}`"))
        pages = RelativeNames(folder, self._pages)
        if path.startswith("/"):
            why = "this site may be published below any address"
            fix = "link to the file, from the folder of this one, like `../decide/example.md`"
            return Broken(f"`{path}` begins at the root of a server", did_you_mean(path, pages, fix), why=why)
        outside = self.repository is None and not target.startswith("content/")
        message = f"`{path}` is outside of content/" if outside else f"`{path}` does not exist"
        return Broken(message, meant(path) or did_you_mean(path, pages, OUTSIDE if outside else ADD))

    @cached_property
    def _pages(self) -> list[str]:
        """The files of pages, sorted."""
        return sorted(self.url_paths)

    @cached_property
    def _flows(self) -> list[str]:
        return [page for page in self._pages if page.endswith("/flow.yaml")]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """A few pages of each name without its folder: after a folder is renamed, they are what was meant."""
        pages: dict[str, list[str]] = {}
        for page in self._pages:
            same = pages.setdefault(posixpath.basename(page), [])
            if len(same) < SAME_NAME:
                same.append(page)
        return pages

    def _anchors_of(self, file: str) -> list[str]:
        if file not in self._sorted_anchors:
            self._sorted_anchors[file] = [f"#{anchor}" for anchor in sorted(self.anchors.get(file, ()))]
        return self._sorted_anchors[file]


def targets_of(site: Site) -> Targets:
    """Everything in a site that a link can lead to."""
    url_paths: dict[str, str] = list_pages(site)
    anchors: dict[str, frozenset[str]] = {}
    withdrawn: set[str] = set()
    for page in site.pages:
        for part in (page,) if isinstance(page, Article) else page.parts:  # it is its only part
            withdrawn |= {part.file} if part.withdrawal else set()
            if part.url_path == page.url_path or part.file != page.file:
                url_paths[part.file] = part.url_path
                anchors |= {part.file: part.body.anchors} if part.body else {}
    others = site.files - url_paths.keys()
    unread, drafts = site.unread, site.draft_files
    if site.original:
        elsewhere = targets_of(site.original)
        url_paths = {file: IN_ORIGINAL + url_path for file, url_path in elsewhere.url_paths.items()} | url_paths
        anchors = {**elsewhere.anchors, **anchors}
        others, unread, drafts = others - url_paths.keys(), unread | elsewhere.unread, drafts | elsewhere.drafts
    return Targets(
        url_paths=url_paths,
        anchors=anchors,
        others=others,
        unread=unread,
        drafts=drafts,
        view=site.settings.view,
        withdrawn=frozenset(withdrawn),
        repository=site.repository_addresses,
        moved={each.file: {old.name: old.to.target for old in each.anchors} for each in site.articles if each.anchors},
    )
