"""The countries that advice can apply to: ISO 3166-1, the parts of the United Kingdom as in ISO 3166-2, and the EU.

Names are those in everyday use, and among the words of each language. A closed list costs 5 kB and no dependency; the
packages that know more bring megabytes of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from builder.languages import Catalogue, catalogue, spoken
from builder.problems import close_names, one_of

ALIASES = {"UK": "GB", "USA": "US", "Czech Republic": "CZ", "Türkiye": "TR", "Cabo Verde": "CV"}
"""Other names that people write."""
_PREFIX = "country."


@dataclass(frozen=True, slots=True)
class _Countries:
    """The countries in one language."""

    names: Mapping[str, str]
    """The name of each by its code."""
    codes: Mapping[str, str]
    """The code of each by its name."""
    written: Mapping[str, str]
    """The name by each way to write it, in small letters: in this language or in English, by a code or an alias."""


def countries() -> _Countries:
    """The countries, by the names that the language of the site has for them."""
    return _countries(spoken())


@lru_cache(maxsize=4)
def _countries(words: Catalogue) -> _Countries:
    names, english = _names(words), _names(catalogue("en"))
    written = {**ALIASES, **{name: code for code, name in english.items()}, **{code: code for code in names}}
    written |= {name: code for code, name in names.items()}
    return _Countries(
        names,
        {name: code for code, name in names.items()},
        {each.casefold(): names[code] for each, code in written.items()},
    )


def _names(words: Catalogue) -> dict[str, str]:
    found = (id_ for id_ in catalogue("en").messages if id_.startswith(_PREFIX))
    return {id_.removeprefix(_PREFIX): words.text(id_) for id_ in found}


def country_named(written: str) -> str | None:
    """The name of the country that is written by its code or its name; None where there is none."""
    return countries().written.get(written.strip().replace("\u2019", "'").casefold())


def code_of(name: str) -> str:
    """The code of a country by its name; for a part of one, the code of the whole."""
    return countries().codes[name].partition("-")[0]


def whole_country(name: str) -> str:
    """The name of the country that a name is of, or a part of."""
    return countries().names[code_of(name)]


_PARTS = {
    "GB": "GB-ENG GB-NIR GB-SCT GB-WLS", "GB-EAW": "GB-ENG GB-WLS", "GB-GBN": "GB-ENG GB-SCT GB-WLS",
    "EU": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
}  # fmt: skip
"""The parts of each country or union that has some of this list."""


def places_of(*names: str) -> frozenset[str]:
    """The codes of the smallest places that some countries are made of: two that have one in common overlap."""
    codes = (countries().codes[name] for name in names)
    return frozenset(place for code in codes for place in _PARTS.get(code, code).split())


def countries_together(written: str) -> list[str]:
    """The names of several countries in one text, as `UK and Ireland`; none if a part of it names no country."""
    names = [country_named(part) for part in re.split(r",|&|\band\b|/", written)]
    return [name for name in names if name] if all(names) else []


def country_meant(written: str, otherwise: str) -> str:
    """Advice for a text that names no country."""
    names = countries().written
    close = dict.fromkeys(names[name] for name in close_names(written, names))
    return f"did you mean {one_of(close)}?" if close else otherwise
