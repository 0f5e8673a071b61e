"""Every link inside the site leads to a page, and every anchor to a heading (`broken-link`, `broken-anchor`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.glossary import FILE as GLOSSARY
from builder.problems import Problem
from builder.site import Reference, Site
from builder.site.links import Broken, Internal, Targets, targets_of


def check(site: Site) -> Iterator[Problem]:
    """Links in Markdown, `read` of outcomes and terms, `related` of articles and flows, and the page about grades."""
    targets = targets_of(site)
    for document in site.documents:
        for link in document.links:
            target = targets.resolve(document.file, link.target)
            if isinstance(target, Broken):
                yield Problem(link.where, target.check, target.message, target.fix, why=target.why)
    for article in site.articles:
        for other in article.related:
            yield from _inside(targets, article.file, other, "related")
    for flow in site.flows:
        for other in flow.related:
            yield from _inside(targets, flow.file, other, "related")
        for outcome in flow.outcomes.values():
            for reading in outcome.read:
                yield from _inside(targets, outcome.file, reading, "read")
    for term in site.glossary.values():
        if term.read:
            yield from _inside(targets, GLOSSARY, term.read, "read")
    if site.settings.grades:
        yield from _inside(targets, site.settings.where.file, site.settings.grades, "grades")


def _inside(targets: Targets, file: str, reference: Reference, key: str) -> Iterator[Problem]:
    """A reference that must lead to a page of this site."""
    target = targets.resolve(file, reference.target)
    if isinstance(target, Broken):
        yield Problem(reference.where, target.check, target.message, target.fix, why=target.why)
    elif not isinstance(target, Internal):
        fix = "write the path of a file of this knowledge base; cite the web in the text"
        yield Problem(reference.where, "broken-link", f"`{key}` names pages of this site only", fix)
