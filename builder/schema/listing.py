"""The shape of tags, index titles, aliases and further sections."""

from __future__ import annotations

from builder.load import listing
from builder.schema.shapes import Schema, entries

_WORDS = {
    "tags": "Words to find it by.",
    "index-as": "Other titles under which it stands in the index from A to Z, like `Scams, job`.",
    "aliases": "Its former addresses, like `/old/address/`, which lead on to it.",
    "also-in": "Further sections whose lists it is in.",
    "search": "Words that find it in the search, which readers type and the page does not say, like `ghosted`.",
}
LISTING: dict[str, Schema] = {key: entries(_WORDS[key]) for key in listing.KEYS}
