"""Links to a heading of an older version still lead somewhere on the page of today (`lost-anchor`).

All versions of articles that readers can see count, but for those that were withdrawn. Old files are looked through for
lines that look like headings, and only a version with one that today's page does not know is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.withdrawn_versions import withdrawn_versions
from builder.problems import Location, Problem, Severity
from builder.site import Article, Site
from builder.text.element_ids import heading_anchor

NAMED = 5
"""The anchors that one message names."""
_LINE = re.compile(r"^[ \t>*+-]*#{2,4}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{#([\w-]{1,100})\}$")


def check_anchors(site: Site, past: Past, articles: Iterable[Article] | None = None) -> Iterator[Problem]:
    """A warning for each article that older links would not find their heading on; `articles` are those to look at."""
    withdrawn = withdrawn_versions(past.history, site)
    for article in site.articles if articles is None else articles:
        page = past.history.page(article.file)
        if page is not None and not article.withdrawal:
            lost = _lost(article, page, past, frozenset(withdrawn))
            if lost:
                yield _problem(article, lost)


def _lost(article: Article, page: PageHistory, past: Past, withdrawn: frozenset[str]) -> dict[str, Version]:
    """The anchors that are gone, each with the newest version that had it."""
    known = {heading.anchor for heading in article.body.headings} | {former.name for former in article.anchors}
    lost: dict[str, Version] = {}
    seen: set[frozenset[str]] = set()
    for version in reversed(page.published):
        unknown = frozenset(_anchors_by_sight(past.text_of(version)) - known)
        if unknown and unknown not in seen and version.address not in withdrawn:
            seen.add(unknown)
            old = past.state_of(version).page
            if isinstance(old, Article):
                for heading in old.body.headings:
                    if heading.anchor and heading.anchor not in known:
                        lost.setdefault(heading.anchor, version)
    return lost


def _anchors_by_sight(text: str) -> set[str]:
    """The anchors of all lines that look like headings; marks in their words make them others than they are."""
    words = _LINE.findall(text)
    return {own[1] if (own := _OWN_ID.search(each)) else heading_anchor(each) for each in words}


def _problem(article: Article, lost: dict[str, Version]) -> Problem:
    (first, version), *_ = lost.items()
    names = ", ".join(f"`#{anchor}`" for anchor in list(lost)[:NAMED])
    more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
    message = f"links to {names}{more} lead to no heading any more; the version {version.name} had `#{first}`"
    fix = f"add `anchors: {{{first}: …}}` with the anchor, or the file, where its words are now"
    why = "readers shared these addresses; a page without the heading opens at its top and does not say why"
    return Problem(Location(article.file, 1), "lost-anchor", message, fix, why=why, severity=Severity.WARNING)
