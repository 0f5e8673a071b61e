"""Read where an article or a flow is found besides its own address: tags, index, former addresses, other sections."""

from __future__ import annotations

from builder.load.fields import Fields
from builder.site import Listing, Reference

KEYS = ("tags", "index-as", "aliases", "also-in")


def read_listing(fields: Fields) -> Listing:
    """The keys that articles and flows share; what they name is judged when everything has been read."""
    return Listing(*(_texts(fields, key) for key in KEYS))


def _texts(fields: Fields, key: str) -> tuple[Reference, ...]:
    return tuple(Reference(scalar.text.strip(), scalar.where) for scalar in fields.scalars(key))
