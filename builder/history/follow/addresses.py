"""Addresses that the versions and the histories of pages have for good, so that no alias can (`alias-taken`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.history.history import History
from builder.problems import Problem
from builder.site import Site
from builder.site.aliases import alias_mistake, alias_url_path

_FIX = "remove it: what was published there stays"


def check_aliases(site: Site, history: History) -> Iterator[Problem]:
    """Every alias that is at one of them or below."""
    aliases = [alias for entry in site.entries for alias in entry.listing.aliases if not alias_mistake(alias.target)]
    kept = _kept(history) if aliases else {}
    for alias in aliases:
        url_path = alias_url_path(alias.target).casefold()
        inside = next((folder for folder in _with_parents(url_path) if folder in kept), "")
        if inside:
            what, file = kept[inside]
            message = f"the address `{alias.target}` is taken by {what} of `{file}`"
            yield Problem(alias.where, "alias-taken", message, _FIX)


def _kept(history: History) -> dict[str, tuple[str, str]]:
    """Folders in which nothing else can be, with what has them and the file of the page as it was called then."""
    kept = {}
    for page in history.pages:
        for version in page.published:
            kept[version.address.casefold()] = (f"the version of {version.name}", version.file)
        if page.ended and page.owns_address and page.published:
            kept[f"{page.url_path}history/".casefold()] = ("the history", page.file)
    return kept


def _with_parents(url_path: str) -> Iterator[str]:
    """An address and the folders around it, each with a slash at its end."""
    end = url_path.find("/")
    while end >= 0:
        yield url_path[: end + 1]
        end = url_path.find("/", end + 1)
