"""Read `home`, `menu` and `cards` in `site.yaml`: the ways into the site that its editor chooses."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.fields import Fields
from builder.site import Reference
from builder.site.ways_in import Shortcut, WaysIn

HOME_KEYS = ("ask", "shortcuts")
SHORTCUT_KEYS = ("title", "page")
MOST_SHORTCUTS = 6
"""So many are still faster to read than a list of pages."""
MOST_ENTRIES = 12
"""So many fit into a menu."""
SHORTCUT_LIMIT = 30
"""The characters of a shortcut, of which two fit side by side on a phone."""


def read_ways_in(site: Fields) -> WaysIn:
    """The ways in; those of a site that names none where the keys are missing."""
    node = site.mapping("home")
    home = Fields(node, "the home page", HOME_KEYS, site.where("home"), within=site) if node else None
    ask = home.scalar("ask") if home else None
    return WaysIn(
        ask=Reference(ask.text, ask.where) if ask else None,
        shortcuts=tuple(_shortcuts(home)) if home else (),
        menu=_listed(site, "menu", MOST_ENTRIES),
        cards=_listed(site, "cards", MOST_ENTRIES),
    )


def _shortcuts(home: Fields) -> Iterator[Shortcut]:
    nodes = home.mappings("shortcuts")
    if len(nodes) > MOST_SHORTCUTS:
        message, fix = (
            f"`shortcuts` has {len(nodes)} entries",
            f"keep the most urgent ones; {MOST_SHORTCUTS} are the limit",
        )
        home.problem(home.where("shortcuts"), "too-long", message, fix)
    for node in nodes[:MOST_SHORTCUTS]:
        fields = Fields(node, "this shortcut", SHORTCUT_KEYS, within=home)
        title, page = fields.text("title", required=True, limit=SHORTCUT_LIMIT), fields.scalar("page", required=True)
        if title and page:
            yield Shortcut(title, Reference(page.text, page.where))


def _listed(site: Fields, key: str, most: int) -> tuple[Reference, ...] | None:
    """The entries of a list, or None where the key is missing; an empty list is a choice, too."""
    if not site.has(key):
        return None
    return tuple(Reference(entry.text.strip(), entry.where) for entry in site.scalars(key, most=most))
