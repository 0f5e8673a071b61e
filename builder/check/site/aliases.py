"""Every alias is a valid address (`odd-alias`) that nothing else has (`alias-taken`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.static_files import FOLDER as STATIC
from builder.problems import Location, Problem
from builder.site import Entry, Reference, Site
from builder.site.address_table import AddressTable, Owner, language_prefix, reserved_folder, site_addresses
from builder.site.aliases import alias_mistake, alias_url_path


def check(site: Site) -> Iterator[Problem]:
    """Every alias of every article and flow."""
    if not any(entry.listing.aliases for entry in site.entries):
        return
    table = site_addresses(site)
    for url_path in site.static:
        table.add(url_path, Owner("this file", Location(f"{STATIC}/{url_path}")))
    for entry in site.entries:
        for alias in entry.listing.aliases:
            mistake = alias_mistake(alias.target, site.settings.base_url)
            if mistake:
                message, fix = mistake
                yield Problem(alias.where, "odd-alias", message, fix)
            else:
                yield from _check_place(site, entry, alias, table)


def _check_place(site: Site, entry: Entry, alias: Reference, table: AddressTable) -> Iterator[Problem]:
    """Enter the address of an alias in the table, or report who has it."""
    url_path = alias_url_path(alias.target)
    owner = table.add(url_path, Owner("this alias", alias.where))
    reserved = reserved_folder(site, url_path)
    if owner:
        yield _taken_problem(entry, alias, owner)
    elif language := language_prefix(url_path):
        message = f"`{alias.target}` cannot be a former address: /{language}/ is kept for a translation of the site"
        yield Problem(alias.where, "alias-taken", message, "remove it")
    elif reserved:
        message = f"`{alias.target}` cannot be a former address: nothing else can be below /{reserved}/"
        yield Problem(alias.where, "alias-taken", message, "remove it")


def _taken_problem(entry: Entry, alias: Reference, owner: Owner) -> Problem:
    if owner.where and owner.where.file == entry.file and not owner.where.line:
        message, fix = f"`{alias.target}` is the address that this page has now", "remove it"
    elif owner.where:
        message, fix = f"the address `{alias.target}` is taken", "remove one of the two"
        fix = fix if owner.what == "this alias" else "remove it, or move what is there"
    else:
        message, fix = f"the address `{alias.target}` is taken by {owner.what}", "remove it"
    return Problem(alias.where, "alias-taken", message, fix, also=((owner.where, owner.what),) if owner.where else ())
