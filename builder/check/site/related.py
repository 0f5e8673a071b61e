"""Related articles are a few other articles, each named once (`odd-related`). Broken links are another check."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Location, Problem
from builder.site import Site
from builder.site.links import Internal, targets_of
from builder.site.related import MOST


def check(site: Site) -> Iterator[Problem]:
    """The `related` lists of articles."""
    targets = targets_of(site)
    files = {article.file for article in site.articles}
    for article in site.articles:
        named: dict[str, Location] = {article.file: Location(article.file)}
        for number, reference in enumerate(article.related):
            target = targets.resolve(article.file, reference.target)
            if not isinstance(target, Internal) or target.file in site.unread:
                continue
            if target.file in named:
                itself = target.file == article.file
                message = "this article is named itself" if itself else f"`{reference.target}` is named twice"
                yield Problem(reference.where, "odd-related", message, "remove it")
            elif target.file not in files:
                message, fix = f"`{reference.target}` is not an article", "name an article; link to others in the text"
                yield Problem(reference.where, "odd-related", message, fix)
            elif number >= MOST:
                message = f"`related` names more than {MOST} articles"
                yield Problem(reference.where, "odd-related", message, f"keep the {MOST} that matter most")
            named[target.file] = reference.where
