"""Everything that is declared for the whole site is used by some page.

This goes for sources (`unused-source`), and for tags (`unused-tag`) and sections (`unused-section`) in `site.yaml`. A
section without a page is only reported if its name looks misspelt: it may be one that is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.fields import SLUG
from builder.problems import Problem, Severity, close_names, did_you_mean
from builder.site import Article, Site, Source
from builder.site.citations import cited_in
from builder.site.tags import tags_of


def check(site: Site) -> Iterator[Problem]:
    """Sources that nobody cites, words that no tag or section has; not judged while a page is unreadable."""
    if any(not file.endswith(".yaml") or "/flows/" in file for file in site.unread):
        return
    for source in _uncited(site):
        fix = f"cite it as `[@{source.key}]` where it is used, or remove it"
        message = f"nothing cites the source `{source.key}`"
        yield Problem(source.where, "unused-source", message, fix, severity=Severity.WARNING)
    tags = tags_of(site)
    for slug, named in site.settings.tags.items():
        if slug not in tags:
            close = close_names(slug, tags)
            fix = did_you_mean(slug, close) if close else "remove it, or give a page this tag"
            yield Problem(named.where, "unused-tag", f"no page has the tag `{slug}`", fix, severity=Severity.WARNING)
    yield from _misspelt_sections(site)


def _misspelt_sections(site: Site) -> Iterator[Problem]:
    """Words for a section without a page, beside one without words; else it is a section that is still to come."""
    in_use = {section.slug for section in site.sections} | {
        page.section for page in site.drafts if isinstance(page, Article)
    }
    without_words = sorted(in_use - site.settings.sections.keys())
    for slug, named in site.settings.sections.items():
        close = [] if slug in in_use else close_names(slug, without_words)
        if close:
            message, fix = f"no page is in the section `{slug}`", did_you_mean(slug, close)
            yield Problem(named.where, "unused-section", message, fix, severity=Severity.WARNING)


def _uncited(site: Site) -> Iterator[Source]:
    """Sources that are whole, and not what a misspelt citation means."""
    named = [*(service.source for service in site.help.values()), *(term.source for term in site.glossary.values())]
    cited = {*cited_in(site), *(source.target for source in named if source)}
    unknown = [key for key in cited if key not in site.sources]
    meant = {near for key in unknown for near in close_names(key, site.sources)}
    for key, source in site.sources.items():
        if key not in cited and key not in meant and source.title and SLUG.fullmatch(key):
            yield source
