"""The context of rendering, which every function that makes pages is given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from builder.render.addresses import Addresses
from builder.render.citable import Citable
from builder.render.digest import digest_of_value
from builder.render.markdown import Citations, Words
from builder.render.outline import outline_of
from builder.render.sitewide.feed import changed
from builder.render.terms import TermMarks
from builder.site import Article, Entry, FlowPage, Listing, MessagePage, Reference, Site
from builder.site.links import IN_ORIGINAL, Internal, Targets
from builder.site.tags import SiteTag, tags_of, tags_on


@dataclass(frozen=True)
class RenderContext:
    """The site and everything else that pages are made from."""

    site: Site
    base_url: str
    targets: Targets
    titles: Mapping[str, str]
    """The titles of pages that can be linked to, by file."""
    versions: Mapping[str, Citable] = field(default_factory=dict)
    """The version in force of each page that was committed, by file."""
    messages: Mapping[str, MessagePage] = field(default_factory=dict)
    """The messages that outcomes can name, by slug, without those that are withdrawn."""
    glossary_page: Article | None = None
    """The page that lists the glossary, found once for all pages."""
    portable: bool = False
    """True if links name files instead of folders."""
    only: frozenset[str] | None = None
    """The articles whose pages are wanted, where those of others stay as they are; None for all."""

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """A digest of the outline of each page, by file: a list is the same where these are, in their order."""
        pages = ((page.file, page.entry) for page in self.site.standalone)
        articles = ((article.file, outline_of(article)) for article in self.site.articles)
        return {file: digest_of_value(value).hex() for file, value in (*pages, *articles)}

    def outline(self, others: bytes) -> bytes:
        """A digest of the outline of the site; `others` is one of everything that is read and no article."""
        alone = {article.file for article in self.site.articles if not article.withdrawal}
        versions = {file: version for file, version in self.versions.items() if file not in alone}
        return digest_of_value(others, self.site.day, versions, [self.marks[each.file] for each in self.site.articles])

    @cached_property
    def tags(self) -> Mapping[str, SiteTag]:
        """The tags of the site by slug, in the order of their titles."""
        return tags_of(self.site)

    def tags_on(self, listing: Listing) -> tuple[tuple[str, str], ...]:
        """Address and title of the tags of a page."""
        return tuple((tag.url_path, tag.title) for tag in tags_on(listing, self.tags))

    def changed(self, entry: Entry) -> datetime.date | None:
        """The day since when a page is as it is; where git does not tell, that of its newest note or review."""
        version = self.versions.get(entry.file)
        return version.day if version else changed(entry)

    def named(self, reference: Reference) -> Internal | None:
        """The page that `site.yaml` names; None where its advice is withdrawn or it could not be read."""
        target = self.targets.resolve(self.site.settings.where.file, reference.target)
        there = isinstance(target, Internal) and target.url_path and not target.url_path.startswith(IN_ORIGINAL)
        return target if isinstance(target, Internal) and there else None

    def flows_named(self, references: Iterable[Reference] | None) -> list[FlowPage] | None:
        """The flows that `site.yaml` names, in its order, without those that are withdrawn; None if it names none."""
        if references is None:
            return None
        flows = {flow.file: flow for flow in self.site.flows if not flow.withdrawal}
        files = (target.file for target in map(self.named, references) if target)
        return [flows[file] for file in files if file in flows]

    def addresses(self, url_path: str) -> Addresses:
        """The addresses as the page at `url_path` writes them."""
        return Addresses(url_path, self.base_url, portable=self.portable)

    @property
    def original_language(self) -> str:
        """For a translation, the language of its original."""
        return self.site.original.settings.language if self.site.original else ""

    @property
    def in_original(self) -> Markup:
        """For a translation, the attributes of a link to a page that is there in the original alone."""
        original = self.site.original
        if original is None:
            return Markup()
        name = original.words.text("page.language")
        return Markup(' hreflang="{}" data-language="{}"').format(original.settings.language, name)

    def title_of(self, target: Internal) -> str:
        """The title of a page that is linked to; one in the original has its language as HTML."""
        title = self.titles[target.file]
        if not target.url_path.startswith(IN_ORIGINAL):
            return title
        return Markup('<span lang="{}">{}</span>').format(self.original_language, title)

    def _terms(self, url_path: str) -> TermMarks:
        page = self.glossary_page
        return TermMarks(self.site.glossary, self.addresses(url_path).to(page.url_path) if page else "")

    def words(self, url_path: str) -> Words:
        """A renderer for the documents of the page at `url_path`."""
        return Words(
            addresses=self.addresses(url_path),
            targets=self.targets,
            pictures=self.site.pictures,
            citations=Citations(self.site.sources),
            help=self.site.help,
            terms=self._terms(url_path),
            in_original=self.in_original,
        )
