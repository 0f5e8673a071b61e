"""The versions that `site.yaml` withdraws as a whole, by whichever of its names."""

from __future__ import annotations

from dataclasses import replace

from builder.history.history import History
from builder.history.past import Past
from builder.site import Site, Withdrawal


def with_main_names(site: Site, past: Past) -> Site:
    """As `by_main_names`, in every language."""
    translations = {
        code: by_main_names(each, past.translations[code].history) if code in past.translations else each
        for code, each in site.translations.items()
    }
    return replace(by_main_names(site, past.history), translations=translations)


def by_main_names(site: Site, history: History) -> Site:
    """The site in which each withdrawal of a version has the main name of that version."""
    pages = history.pages if site.settings.withdrawn else ()
    mains = {
        (page.file, other.name): version.name for page in pages for version in page.versions for other in version.also
    }
    if not mains:
        return site
    withdrawn = tuple(
        replace(each, version=mains.get((each.file, each.version), each.version)) for each in site.settings.withdrawn
    )
    return replace(site, settings=replace(site.settings, withdrawn=withdrawn))


def withdrawn_versions(history: History, site: Site) -> dict[str, Withdrawal]:
    """The withdrawal of each version that is withdrawn as a whole, by its address."""
    settings = site.settings
    pages = history.pages if settings.withdrawn else ()
    each_version = ((page, version) for page in pages for version in page.versions)
    found = ((version.address, settings.withdrawal(page.file, version.name)) for page, version in each_version)
    return {address: withdrawal for address, withdrawal in found if withdrawal}
