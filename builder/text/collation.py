"""Put titles in the order of the alphabet, and words into addresses: accents and capitals count little in both.

The order is that of the Unicode Collation Algorithm for Latin script as far as titles need it: base letters first,
then accents, then capitals; punctuation only where words end. It is the same on every machine and for every language;
languages that sort an accented letter behind `z` get it beside its base letter instead.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "\u0131": "i",
})  # fmt: skip
"""Letters that Unicode does not take apart."""
MOST_TITLES = 50_000
"""The words that are remembered: titles and tags are sorted again and again."""
_NUMBER = re.compile(r"[0-9]{1,18}")


def plain(text: str) -> str:
    """Text in small letters without accents: `Über Straßen` is `uber strassen`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_PLAIN)


@lru_cache(maxsize=MOST_TITLES)
def sort_key(title: str) -> tuple[str, str, str, str]:
    """The sort key of a title; numbers count as numbers, and only equal titles are equal."""
    words = " ".join(re.findall(r"\w+", re.sub(r"['\u2019]", "", plain(title))))
    numbered = _NUMBER.sub(lambda number: number[0].zfill(18), words)
    return numbered, unicodedata.normalize("NFKD", title.casefold()), title.swapcase(), title


def first_letter(title: str) -> str:
    """The heading of a title in an index: a capital letter without accent, or `0` for every digit.

    It is `#` where a title has neither letters nor digits.
    """
    letter = next((character for character in plain(title) if character.isalnum()), "#")
    return "0" if letter.isdigit() else letter.upper()


@lru_cache(maxsize=MOST_TITLES)
def slug_of(words: str) -> str:
    """The words as part of an address; empty if they have no letter from a to z and no digit."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['\u2019]", "", plain(words))))
