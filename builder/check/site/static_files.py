"""No file that is published as it is has the address of a page, or one that the site keeps (`duplicate-url`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.static_files import FOLDER
from builder.problems import Location, Problem
from builder.site import Site
from builder.site.address_table import Owner, language_prefix, reserved_folder, site_addresses


def check(site: Site) -> Iterator[Problem]:
    """A problem for each such file."""
    if not site.static:
        return
    table = site_addresses(site)
    for url_path in site.static:
        where = Location(f"{FOLDER}/{url_path}")
        owner, fix = table.add(url_path, Owner("this file", where)), "rename it, or remove it"
        if owner:
            also = ((owner.where, owner.what),) if owner.where else ()
            yield Problem(where, "duplicate-url", f"/{url_path} is taken by {owner.what}", fix, also=also)
        elif language := language_prefix(url_path):
            message = f"/{language}/ is kept for a translation of the site"
            yield Problem(where, "duplicate-url", message, fix)
        elif folder := reserved_folder(site, url_path):
            yield Problem(where, "duplicate-url", f"nothing else can be below /{folder}/", fix)
