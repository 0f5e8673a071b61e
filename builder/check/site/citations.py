"""Every citation names a source (`unknown-source`), in brackets, where sources are listed (`broken-citation`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from builder.load.sources import FILE as SOURCES
from builder.problems import Problem, did_you_mean
from builder.site import Document, FlowPage, Site


def _unlisted(flow: FlowPage) -> tuple[Document, ...]:
    """The words of a flow on pages without a list of sources: its first page, and those of questions."""
    return (*((flow.start,) if flow.start else ()), *flow.helps.values())


def check(site: Site) -> Iterator[Problem]:
    """Citations in Markdown, the `evidence` lists of outcomes, and the sources of help services."""
    if SOURCES in site.unread:
        return
    references = [citation for document in site.documents for citation in document.citations]
    for flow in site.flows:
        references.extend(reference for outcome in flow.outcomes.values() for reference in outcome.evidence)
    references += [service.source for service in site.help.values() if service.source]
    references += [term.source for term in site.glossary.values() if term.source]
    fix_of = cache(lambda key: did_you_mean(key, site.sources, "add it to content/sources.yaml"))
    for reference in references:
        if reference.target not in site.sources:
            message = f"there is no source `{reference.target}`"
            yield Problem(reference.where, "unknown-source", message, fix_of(reference.target))
    for citation in (
        citation for flow in site.flows for document in _unlisted(flow) for citation in document.citations
    ):
        message = "this page has no list of sources, so that the mark would lead nowhere"
        fix = "cite it in an article or an outcome, and link to that; `[help:…]` can be written here"
        yield Problem(citation.where, "broken-citation", message, fix)
    for mention in (mention for document in site.documents for mention in document.mentions):
        if mention.target in site.sources:
            message = f"`@{mention.target}` is not read as a citation: it is not in brackets"
            yield Problem(mention.where, "broken-citation", message, f"write `[@{mention.target}]`")
