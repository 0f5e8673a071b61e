"""The settings of a site, from `site.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from builder.problems import Location
from builder.site.document import Document, Reference
from builder.site.language_view import LanguageView, language_of
from builder.site.prose import ProseRules
from builder.site.publisher import Publisher
from builder.site.ways_in import WaysIn
from builder.site.withdrawal import Withdrawal
from builder.text.direction import direction


@dataclass(frozen=True, slots=True)
class Titled:
    """The title and summary of a section or a tag."""

    title: str
    summary: str
    where: Location


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the whole site."""

    title: str
    where: Location
    tagline: str = ""
    notice: str = ""
    """A text at the foot of every page."""
    base_url: str = ""
    """The absolute address of the site, with a slash at its end; empty if it is not known."""
    language: str = "en"
    translations: tuple[str, ...] = ()
    """The codes of the languages that there are translations into."""
    view: LanguageView = field(default_factory=LanguageView)
    """The names of files in this language."""
    welcome: Document | None = None
    grades: Reference | None = None
    """The page that explains the grades of evidence."""
    exit: str = ""
    """An address elsewhere that gives nothing away, for readers who must leave at once."""
    sections: Mapping[str, Titled] = field(default_factory=dict)
    """By slug, in the order in which sections are shown."""
    tags: Mapping[str, Titled] = field(default_factory=dict)
    """The tags that have a title and summary of their own, by slug."""
    review_every: int | None = None
    """The months between two reviews of articles that do not name their own."""
    edit_url: str | None = None
    """An address at which readers can propose a change, with `{file}` for the file; empty if there shall be none.

    None where `site.yaml` does not say: then it is for whoever builds to say.
    """
    repository: str = ""
    """The folder of the repository, seen from the root: `.` or `..`; empty if texts cannot link to its files."""
    publisher: Publisher = field(default_factory=Publisher)
    versions_from: datetime.date | None = None
    """Versions that were superseded before this day are not published."""
    withdrawn: tuple[Withdrawal, ...] = ()
    """Advice that could harm, in the order written."""
    prose: ProseRules = field(default_factory=ProseRules)
    ways_in: WaysIn = field(default_factory=WaysIn)
    """The pages that the home page, the menu and articles offer first."""

    @property
    def direction(self) -> str:
        """The value of `dir` in HTML."""
        return direction(self.language)

    def in_translation(self, view: LanguageView, original: Settings, pages: Collection[str]) -> Settings:
        """These settings as those of a translation, whose words they have already.

        What is withdrawn of the original in every version is withdrawn in each language that has the page; `pages` are
        the files of those that this one has.
        """
        whole = (each for each in original.withdrawn if not each.version and each.file in pages)
        own = (replace(each, file=view.seen(each.file)) for each in original.withdrawn if language_of(each.file))
        return replace(
            self,
            language=view.language,
            translations=(),
            view=view,
            base_url=original.base_url and f"{original.base_url}{view.language}/",
            withdrawn=(*whole, *(each for each in own if each.file)),
        )

    def edit_address(self, file: str, at: str = "") -> str:
        """The address at which readers can propose a change to a file; empty if there is none, and in older versions.

        `at` is the address of the older version that is shown.
        """
        return "" if at else (self.edit_url or "").replace("{file}", quote(self.view.real(file)))

    def with_edit_url(self, url: str) -> Settings:
        """The settings with an address for changes, where they say nothing of one."""
        return self if self.edit_url is not None else replace(self, edit_url=url)

    def withdrawal(self, file: str, version: str, outcome: str = "") -> Withdrawal | None:
        """The withdrawal of a version of a page as a whole, or of one of its outcomes; the first one that fits."""
        fitting = (each for each in self.withdrawn if each.concerns(file, version) and outcome in each.outcomes)
        return next(fitting, None)
