"""Every file of a site, none of it made yet: a build makes all of them, a preview those that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from builder.languages import speaking
from builder.load.left_files import Last, Left, PageKey, SiteFiles
from builder.load.workers import each
from builder.render.address_clash import check_files
from builder.render.page import Page
from builder.render.page_template import PageTemplate
from builder.render.render_context import RenderContext
from builder.render.versions.changes import ChangesOfPage


@dataclass(frozen=True, kw_only=True, eq=False)
class SitePlan(Mapping[str, bytes]):
    """A mapping of the files of a site, by their path below the output folder. Each is made when it is asked for.

    Asking raises `TemplateMistakeError` for a mistake in a template of the knowledge base.
    """

    pages: Sequence[Page]
    template: PageTemplate
    others: Mapping[str, Callable[[], bytes]]
    """A function for each file that is no page."""
    context: RenderContext
    """Everything that they are made from."""
    past: Sequence[Page] = ()
    """Those of the pages that the history adds."""
    changes: Sequence[ChangesOfPage] = ()
    """Everything that has changed, page by page."""
    records: Callable[[], Mapping[str, bytes]] = dict
    """Makes the records that the index of the search is made from."""
    translations: Mapping[str, SitePlan] = field(default_factory=dict)
    """The plans of the same site in other languages, by the folder of each."""

    @cached_property
    def _by_file(self) -> Mapping[str, Page]:
        return {page.file: page for page in self.pages}

    def __getitem__(self, file: str) -> bytes:
        """Make a file."""
        translation, name = self._translated(file)
        if translation:
            with speaking(translation.context.site.words):
                return translation[name]
        page = self._by_file.get(file)
        return self.template.html(page) if page else self.others[file]()

    def __contains__(self, file: object) -> bool:
        """True if the site has this file, which is not made."""
        translation, name = self._translated(str(file))
        return name in translation if translation else file in self._by_file or file in self.others

    def _translated(self, file: str) -> tuple[SitePlan | None, str]:
        """The plan of the language that a file is in, and its name there."""
        folder, slash, name = file.partition("/")
        return self.translations.get(folder + slash), name

    def __iter__(self) -> Iterator[str]:
        """The files, without making anything."""
        translated = (folder + file for folder, plan in self.translations.items() for file in plan)
        return chain(self._by_file, (file for file in self.others if file not in self._by_file), translated)

    def __len__(self) -> int:
        """The number of files."""
        return sum(1 for _ in self)

    def make_all(self, jobs: int, last: Last | None = None) -> SiteFiles:
        """Every file, made by so many processes, but for pages that the `last` build left as they would be.

        Raises as asking for one does, and as `check` does.
        """
        state, keys, same = b"", dict[str, PageKey](), dict[str, Left]()
        if last:
            state = self.context.outline(last.others)
            keys = {page.file: self.key(page, state, last) for page in self.pages}
            same = {file: found for file, key in keys.items() if (found := last.pages(file, key))}
        pages = [page for page in self.pages if page.file not in same]
        html = each(lambda number: self.template.html(pages[number]), len(pages), jobs)
        made = dict(zip((page.file for page in pages), html, strict=True))
        made |= {file: make() for file, make in self.others.items()}
        self.check()
        records = {"": self.records()}
        for folder, plan in self.translations.items():
            site = plan.context.site
            with speaking(site.words):
                files = plan.make_all(jobs, last and last.in_language(folder, site.settings.view, state))
            made |= {folder + file: data for file, data in files.made.items()}
            same |= {folder + file: left for file, left in files.left.items()}
            keys |= {folder + file: key for file, key in files.keys.items()}
            records |= {folder: files.records[""]}
        return SiteFiles(
            made=made,
            left=same,
            keys=keys,
            outline=state,
            assets=self.template.frame.assets,
            records=records,
        )

    def key(self, page: Page, state: bytes, last: Last) -> PageKey:
        """The key of a page, found by its short one where that is known; `state` is the outline of the site."""
        text = last.texts.get(page.source)
        short = self.template.short_key(page, state, text) if text else ""
        known = last.pages.known(page.file, short) if short else None
        return known or PageKey(self.template.key(page, state), short)

    def check(self) -> None:
        """Raise `AddressClashError` where two of the files are in each other's way."""
        pages, others = list(self.pages), list(self.others)
        for folder, plan in self.translations.items():
            pages += [replace(page, url_path=folder + page.url_path) for page in plan.pages]
            others += [folder + file for file in plan.others]
        check_files(pages, others)
