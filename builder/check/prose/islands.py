"""Another article and a flow lead to each article (`island`), so that readers find it where they need it.

Links in the text and `related` count for articles; for flows, links in their words and `read`. Menus and lists do not.
Articles of the sections in `prose: {apart: …}` need neither, nor does any article need a flow on a site without flows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.check.prose.prose import SiteProse, warning
from builder.problems import Location, Problem
from builder.site import Reference, Site
from builder.site.links import Internal, Targets, targets_of


def check(prose: SiteProse) -> Iterator[Problem]:
    """Articles that lack one of the two ways; not judged while a page is unreadable, which may have one."""
    if prose.site.unread:
        return
    targets = targets_of(prose.site)
    from_articles, from_flows = set(_from_articles(prose.site, targets)), set(_from_flows(prose.site, targets))
    for article in prose.site.articles:
        if article.section in prose.rules.apart:
            continue
        missing = ["another article"] if article.file not in from_articles else []
        missing += ["a flow"] if prose.site.flows and article.file not in from_flows else []
        if missing:
            message = f"no link leads to this article from {' or from '.join(missing)}"
            fix = "link to it where readers need it, or put it in an article's `related` or an outcome's `read`"
            yield warning(Location(article.file, 1), "island", message, fix)


def _from_articles(site: Site, targets: Targets) -> Iterator[str]:
    for article in site.articles:
        found = _files(article.file, (*article.body.links, *article.related), targets)
        yield from (file for file in found if file != article.file)


def _from_flows(site: Site, targets: Targets) -> Iterator[str]:
    for flow in site.flows:
        for document in flow.documents:
            yield from _files(document.file, document.links, targets)
        for outcome in flow.outcomes.values():
            yield from _files(outcome.file, outcome.read, targets)


def _files(file: str, links: Iterable[Reference], targets: Targets) -> Iterator[str]:
    """The files of the site that links of a file lead to."""
    found = (targets.resolve(file, link.target) for link in links)
    yield from (target.file for target in found if isinstance(target, Internal))
