"""The versions that `site.yaml` withdraws as a whole."""

from __future__ import annotations

from builder.history.history import History
from builder.site import Site, Withdrawal


def withdrawn_versions(history: History, site: Site) -> dict[str, Withdrawal]:
    """The withdrawal of each version that is withdrawn as a whole, by its address."""
    settings = site.settings
    pages = history.pages if settings.withdrawn else ()
    each_version = ((page, version) for page in pages for version in page.versions)
    found = ((version.address, settings.withdrawal(page.file, version.name)) for page, version in each_version)
    return {address: withdrawal for address, withdrawal in found if withdrawal}
