"""Related pages are a few articles and flows, each named once (`odd-related`). Broken links are another check."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Location, Problem
from builder.site import Article, FlowPage, Site
from builder.site.links import Internal, targets_of
from builder.site.related import MOST


def check(site: Site) -> Iterator[Problem]:
    """The `related` lists of articles and flows."""
    targets = targets_of(site)
    pages: list[Article | FlowPage] = [*site.articles, *site.flows]
    files = {page.file for page in pages}
    for page in pages:
        named: dict[str, Location] = {page.file: Location(page.file)}
        for number, reference in enumerate(page.related):
            target = targets.resolve(page.file, reference.target)
            if not isinstance(target, Internal) or target.file in site.unread:
                continue
            if target.file in named:
                itself = target.file == page.file
                message = f"this {page.kind} is named itself" if itself else f"`{reference.target}` is named twice"
                yield Problem(reference.where, "odd-related", message, "remove it")
            elif target.file not in files:
                message = f"`{reference.target}` is neither an article nor a flow"
                fix = "name an article or a flow.yaml; link to others in the text"
                yield Problem(reference.where, "odd-related", message, fix)
            elif number >= MOST:
                message = f"`related` names more than {MOST} pages"
                yield Problem(reference.where, "odd-related", message, f"keep the {MOST} that matter most")
            named[target.file] = reference.where
