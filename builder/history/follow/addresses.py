"""Check that no alias takes the permanent address of a version or a history (`alias-taken`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.history.history import History
from builder.problems import Problem
from builder.site import Site
from builder.site.aliases import alias_mistake, alias_url_path

_FIX = "remove it: what was published there stays"


def check_aliases(site: Site, history: History) -> Iterator[Problem]:
    """Report every alias at or below the address of a version or a history."""
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
    """Folders that are taken, with what takes them and the file of its page at the time."""
    kept = {}
    for page in history.pages:
        for version in page.published:
            for name, address in version.named:
                kept[address.casefold()] = (f"the version of {name}", version.file)
        if page.ended and page.owns_address and page.published:
            kept[f"{page.url_path}history/".casefold()] = ("the history", page.file)
    return kept


def _with_parents(url_path: str) -> Iterator[str]:
    """An address and the folders around it, each with a slash at its end."""
    end = url_path.find("/")
    while end >= 0:
        yield url_path[: end + 1]
        end = url_path.find("/", end + 1)
