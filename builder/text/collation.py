"""Put titles in the order of the alphabet, and words into addresses: accents and capitals count little in both.

The order is that of the Unicode Collation Algorithm for Latin script as far as titles need it: base letters first,
then accents, then capitals; punctuation only where words end. It is the same on every machine and for every language;
languages that sort an accented letter behind `z` get it beside its base letter instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from builder.text.names import address_part

_PLAIN = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "\u0131": "i",
})  # fmt: skip
"""Letters that Unicode does not take apart."""
MOST_TITLES = 50_000
"""The words that are remembered: titles and tags are sorted again and again."""
_SPELT = {"+": " plus", "#": " sharp"}
_NUMBER = re.compile(r"[0-9]{1,18}")


def plain(text: str) -> str:
    """Text in small letters without accents: `Über Straßen` is `uber strassen`."""
    if text.isascii():
        return text.lower()
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
    """The words as part of an address; empty if they have neither a letter nor a digit.

    Latin letters lose their accents; letters of other scripts stay with their marks. `C`, `C++` and `C#` are three
    languages, so that a plus or a sharp at the end of a word is spelt out.
    """
    spelt = re.sub(r"(?<=\w)(\++|#)(?!\w)", lambda sign: _SPELT[sign[1][0]] * len(sign[1]), words)
    return address_part("".join(_latin_letters(re.sub(r"['\u2019]", "", spelt))))


def _latin_letters(words: str) -> Iterator[str]:
    """The characters of words in small letters; Latin ones are those from a to z alone, and have no marks."""
    keeps_marks = False
    for character in unicodedata.normalize("NFKD", words.casefold()).translate(_PLAIN):
        category = unicodedata.category(character)[0]
        if category == "M":
            yield character if keeps_marks else ""
            continue
        latin = unicodedata.name(character, "").startswith("LATIN ")
        keeps_marks = category == "L" and not latin
        yield character if not latin or character.isascii() else " "
