"""A page to render."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.render.addresses import INDEX
from builder.render.markdown import Words


@dataclass(frozen=True, slots=True)
class Inputs:
    """The values that the template of a page is filled in with."""

    variables: Mapping[str, object] = field(default_factory=dict)
    words: Words | None = None
    """The renderer of its documents, which has numbered its citations by then."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: its address, its title, and a function that makes the rest when it is rendered.

    Every page of a site is listed before one is rendered, since menus, lists and the sitemap name them. A preview then
    renders those that somebody looks at, and processes share the others.
    """

    url_path: str
    template: str
    title: str
    description: str
    inputs: Callable[[], Inputs] = Inputs
    """The values for its template; what they are made from does not change."""
    made_from: Callable[[], object] | None = None
    """A value that these are a function of; None if that is the outline of the whole site."""
    more: Mapping[str, object] = field(default_factory=dict)
    """Values that take the place of some of these."""
    source: str = ""
    """The file of an article, for a page that is made from that and from the outline."""
    version: object = None
    """The version in force, for such a page."""
    words: str = ""
    """The words of an article of today that it is made from besides the outline, which has none."""
    words_of: str = ""
    """The file of that article."""
    indexed: bool = True
    """True if search engines may list it; the sitemap has it then."""
    changed: datetime.date | None = None
    """The day of its last change, if known."""
    now: str = ""
    """For an older version, the address of the page today, which is the canonical one."""
    past: bool = False
    """True if it shows an older state: it links to home and to the page of today, without other navigation."""

    @property
    def facts(self) -> tuple[object, ...]:
        """Everything about it but its inputs."""
        shown = (self.url_path, self.template, self.title, self.description)
        return (*shown, self.words, self.indexed, self.changed, self.now, self.past)

    @property
    def file(self) -> str:
        """The file it is written to, below the output folder."""
        return self.url_path if self.url_path.endswith(".html") else self.url_path + INDEX
