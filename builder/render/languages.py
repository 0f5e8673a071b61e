"""The same page in other languages: for the switch in the header, for search engines, and for the sitemap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.render.addresses import Addresses
from builder.render.alternate import Alternate
from builder.render.page import Page
from builder.render.site_plan import SitePlan
from builder.render.sitewide.sitemap import FILE as SITEMAP
from builder.render.sitewide.sitemap import entries_of, sitemap_in_languages
from builder.site.links import IN_ORIGINAL

_ONCE = (SITEMAP, "robots.txt", ".nojekyll", "404.html")
"""Files that a site has once, whatever its languages."""


@dataclass(frozen=True)
class _Language:
    """One language of a site."""

    plan: SitePlan
    folder: str
    """The first part of its addresses; empty for the original."""

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Those of today, by address."""
        once = _ONCE if self.folder else ()
        return {page.url_path: page for page in self.plan.pages if not page.past and page.file not in once}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file of each page that an editor writes, by address."""
        return {page.url_path: page.file for page in self.plan.context.site.pages}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The address of each such page, by file."""
        return {page.file: page.url_path for page in self.plan.context.site.pages}

    def same(self, url_path: str, of: _Language) -> Page | None:
        """The page that another language has at an address; None where this language has it not."""
        file = of.files.get(url_path)
        return self.pages.get(self.addresses.get(file, "?") if file else url_path)

    def alternate(self, page: Page, of: _Language) -> Alternate:
        """The page in this language, as it is named from a page of another one, or of this one."""
        same, site = self.same(page.url_path, of), self.plan.context.site
        found = same.url_path if same else ""
        beside = f"{IN_ORIGINAL if of.folder else ''}{self.folder}{found}"
        listed = same is not None and same.indexed
        return Alternate(
            language=site.settings.language,
            name=site.words.text("page.language"),
            url_path=found if self is of else beside,
            absolute=Addresses(found, self.plan.context.base_url).canonical if listed else "",
            same=same is not None,
            current=self is of,
        )


def in_languages(plan: SitePlan, translations: Mapping[str, SitePlan]) -> SitePlan:
    """The plan of a site with those of its translations, by their folders; pages know what they are elsewhere."""
    languages = [_Language(plan, ""), *(_Language(each, folder) for folder, each in translations.items())]
    original, *others = [_linked(each, languages) for each in languages]
    original = replace(original, translations=dict(zip(translations, others, strict=True)))
    return _with_sitemap(original, lambda: entries_of_translations(original))


def in_languages_again(plan: SitePlan, alternates: Mapping[str, tuple[Alternate, ...]], entries: str) -> SitePlan:
    """The plan of a site whose pages are elsewhere what they were, as are the entries of its translations."""
    if not alternates:
        return plan
    return _with_sitemap(replace(plan, template=replace(plan.template, alternates=alternates)), lambda: entries)


def entries_of_translations(plan: SitePlan) -> str:
    """The entries of its translations in the sitemap of a site; none for a site that has no sitemap."""
    return "".join(map(entries_of, plan.translations.values())) if SITEMAP in plan.others else ""


def _with_sitemap(plan: SitePlan, others: Callable[[], str]) -> SitePlan:
    """The plan with the one sitemap, where it has one, in which there are entries of other languages."""
    if SITEMAP not in plan.others:
        return plan
    return replace(plan, others={**plan.others, SITEMAP: lambda: sitemap_in_languages(plan, others())})


def _listed(alternates: Sequence[Alternate]) -> tuple[Alternate, ...]:
    """Search engines are told of the languages of a page where there are two or more."""
    several = sum(bool(each.absolute) for each in alternates) > 1
    return tuple(each if several else replace(each, absolute="") for each in alternates)


def _linked(of: _Language, languages: Sequence[_Language]) -> SitePlan:
    """The plan of a language whose pages lead to the others; the one sitemap is that of the original."""
    alternates = {
        url_path: _listed([each.alternate(page, of) for each in languages]) for url_path, page in of.pages.items()
    }
    left_out = _ONCE if of.folder else ()
    return replace(
        of.plan,
        template=replace(of.plan.template, alternates=alternates),
        pages=[page for page in of.plan.pages if page.file not in left_out],
        others={file: make for file, make in of.plan.others.items() if file not in left_out},
    )
