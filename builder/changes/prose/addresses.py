"""Links and ids of a difference: one text of two versions, on a page that may be a third one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml

from builder.changes.prose.normal import without_written

_ID = re.compile(r' (?:id|data-when)="[^"]*"')
_WITHIN = re.compile(r' href="#([^"]*)"(?: aria-label="[^"]*")?')


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the two versions, as addresses seen from the page that shows the difference."""

    old: str = ""
    """Links of deleted words to their own page lead there; without it, they are no links."""
    new: str = ""
    """Links of the other words to their own page lead there; without it, that page is this one and keeps its ids."""

    def kept(self, html: str) -> str:
        """HTML of the newer version for the page of the difference."""
        html = without_written(html)
        return _led(_ID.sub("", html), self.new) if self.new else html

    def deleted(self, html: str) -> str:
        """HTML of the older version for the page of the difference; it has no ids."""
        return _led(_ID.sub("", without_written(html)), self.old)


HERE = Pages()
"""For a difference shown on the page of the newer version."""


def _led(html: str, page: str) -> str:
    """With the links within a page leading to it; without a page, they lead nowhere and need no name."""
    if 'href="#' not in html:
        return html
    if not page:
        return _WITHIN.sub("", html)
    return html.replace(' href="#', f' href="{escapeHtml(page)}#')
