"""The settings of a site, from `site.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from builder.problems import Location
from builder.site.document import Document, Reference
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

    def edit_address(self, file: str, at: str = "") -> str:
        """The address at which readers can propose a change to a file; empty if there is none, and in older versions.

        `at` is the address of the older version that is shown.
        """
        return "" if at else (self.edit_url or "").replace("{file}", quote(file))

    def with_edit_url(self, url: str) -> Settings:
        """The settings with an address for changes, where they say nothing of one."""
        return self if self.edit_url is not None else replace(self, edit_url=url)

    def withdrawal(self, file: str, version: str, outcome: str = "") -> Withdrawal | None:
        """The withdrawal of a version of a page as a whole, or of one of its outcomes; the first one that fits."""
        fitting = (each for each in self.withdrawn if each.concerns(file, version) and outcome in each.outcomes)
        return next(fitting, None)
