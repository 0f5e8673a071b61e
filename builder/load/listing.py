"""Read the tags, index titles, aliases and further sections of a page."""

from __future__ import annotations

from builder.load.fields import Fields
from builder.site import Listing, Reference

KEYS = ("tags", "index-as", "aliases", "also-in")


def read_listing(fields: Fields) -> Listing:
    """The keys that articles and flows share; names in them are checked when everything has been read."""
    return Listing(*(_texts(fields, key) for key in KEYS))


def _texts(fields: Fields, key: str) -> tuple[Reference, ...]:
    return tuple(Reference(scalar.text.strip(), scalar.where) for scalar in fields.scalars(key))
