"""Every version that `site.yaml` withdraws exists, and is not the one in force (`unknown-version`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, did_you_mean
from builder.site import Site
from builder.versions.history import History

CHECK = "unknown-version"


def check_withdrawals(site: Site, history: History) -> Iterator[Problem]:
    """A problem for each withdrawal that would do nothing, since readers would go on seeing that version."""
    pages = {page.file: page for page in history.pages}
    for each in site.settings.withdrawn:
        page = pages.get(each.file)
        if page is None:
            message = f"`{each.file.removeprefix('content/')}` never was a page"
            fix = did_you_mean(each.file, pages, "write the file of a page, like `articles/decide/example.md`")
            yield Problem(each.where, CHECK, message, fix)
            continue
        names = [version.name for version in page.published]
        if each.version not in names:
            message = f"this page has no version `{each.version}`"
            yield Problem(each.where, CHECK, message, did_you_mean(each.version, names))
        elif each.version == page.newest.name and page.ended is None:
            why = "its words are those of the page itself"
            fix = "correct the page first; withdraw this version once another one is in force"
            yield Problem(each.where, CHECK, "this version is the one in force", fix, why)
