"""The menu, the question of the home page and the cards under articles name what is there (`broken-link`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, did_you_mean
from builder.site import Reference, Site
from builder.site.links import Internal, Targets, targets_of
from builder.site.list_pages import LISTS


def check(site: Site) -> Iterator[Problem]:
    """Entries of the menu that are no section and no list, and other pages where only flows can be."""
    ways_in, targets = site.settings.ways_in, targets_of(site)
    names = {*LISTS, *(section.slug for section in site.sections)}
    for entry in ways_in.names:
        if entry.target not in names:
            fix = did_you_mean(entry.target, sorted(names), "name the folder of a section, a list, or a file of a page")
            yield Problem(entry.where, "broken-link", f"`menu` names `{entry.target}`, which is not there", fix)
    flows = {flow.file for flow in site.flows} | site.unread | site.draft_files
    wanted = [("ask", ways_in.ask)] if ways_in.ask else []
    for key, reference in (*wanted, *(("cards", card) for card in ways_in.cards or ())):
        if _is_other(targets, site.settings.where.file, reference, flows):
            fix = "name the file of a flow, like `flows/repair-or-replace/flow.yaml`"
            yield Problem(reference.where, "broken-link", f"`{key}` names `{reference.target}`, which is no flow", fix)


def _is_other(targets: Targets, file: str, reference: Reference, flows: set[str] | frozenset[str]) -> bool:
    """True for a page that is there and no flow; what is not there is reported with all other links."""
    target = targets.resolve(file, reference.target)
    return isinstance(target, Internal) and target.file not in flows
