"""Every link inside the site leads to a page, and every anchor to a heading (`broken-link`, `broken-anchor`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.glossary import FILE as GLOSSARY
from builder.problems import Problem
from builder.site import Reference, Site
from builder.site.links import Broken, Internal, Targets, targets_of
from builder.site.list_pages import LIST_FILES


def check(site: Site) -> Iterator[Problem]:
    """Links in Markdown, `read`, `related` and `anchors` of pages and terms, pages of `site.yaml`."""
    targets = targets_of(site)
    for document in site.documents:
        for link in document.links:
            target = targets.resolve(document.file, link.target)
            if isinstance(target, Broken):
                yield Problem(link.where, target.check, target.message, target.fix, why=target.why)
    for article in site.articles:
        for other in article.related:
            yield from _inside(targets, article.file, other, "related")
        for former in article.anchors:
            yield from _inside(targets, article.file, former.to, "anchors")
    for flow in site.flows:
        for other in flow.related:
            yield from _inside(targets, flow.file, other, "related")
        for outcome in flow.outcomes.values():
            for reading in outcome.read:
                yield from _inside(targets, outcome.file, reading, "read")
    for term in site.glossary.values():
        if term.read:
            yield from _inside(targets, GLOSSARY, term.read, "read")
    settings = site.settings
    for key, reference in (("grades", settings.grades), ("corrections", settings.publisher.corrections)):
        if reference:
            yield from _inside(targets, settings.where.file, reference, key)
    for key, reference in settings.ways_in.pages:
        yield from _inside(targets, settings.where.file, reference, key)


def _inside(targets: Targets, file: str, reference: Reference, key: str) -> Iterator[Problem]:
    """A reference that must lead to a page of this site."""
    target = targets.resolve(file, reference.target)
    if isinstance(target, Broken):
        yield Problem(reference.where, target.check, target.message, target.fix, why=target.why)
    elif not isinstance(target, Internal):
        fix = "write the path of a file of this knowledge base; cite the web in the text"
        yield Problem(reference.where, "broken-link", f"`{key}` names pages of this site only", fix)
    elif target.file in LIST_FILES:
        fix = "name a page; a text can link to this file, and leads to the list of what is in it"
        yield Problem(reference.where, "broken-link", f"`{reference.target}` is no page that somebody wrote", fix)
