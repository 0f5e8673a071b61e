"""Read the tags, index titles, aliases and further sections of a page."""

from __future__ import annotations

from builder.load.fields import Fields
from builder.load.located import Scalar
from builder.problems import Problem, Severity
from builder.site import Listing, Reference

KEYS = ("tags", "index-as", "aliases", "also-in", "search")


def read_listing(fields: Fields) -> Listing:
    """The keys that articles and flows share; names in them are checked when everything has been read."""
    tags = fields.node_of("tags")
    if isinstance(tags, Scalar) and not tags.quoted and "," in tags.text:
        words = [word.strip() for word in tags.text.split(",")]
        fix = f"write `[{', '.join(filter(None, words))}]`; if it is one tag, put it in quotes"
        message = f"`{tags.text}` is one tag, with {'a comma' if len(words) == 2 else 'commas'} in it"
        fields.report(Problem(tags.where, "comma-in-tag", message, fix, severity=Severity.WARNING))
    written, index_as, aliases, also_in, search = (_texts(fields, key) for key in KEYS)
    return Listing(tags=written, index_as=index_as, aliases=aliases, also_in=also_in, search=search)


def _texts(fields: Fields, key: str) -> tuple[Reference, ...]:
    return tuple(Reference(scalar.text.strip(), scalar.where) for scalar in fields.scalars(key))
