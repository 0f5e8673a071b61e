"""Read the first line of a passage by country, `::: in UK, Ireland`: names or codes, with commas between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from builder.load.countries import countries_together, country_meant, country_named, places_of
from builder.problems import Location, Problem, Result
from builder.site import CountryPassage

_EACH = re.compile(r"[^,]*[^,\s]")
_HOW = "write its name in English or its code, like `Ireland` or `IE`"


def read_passage(written: str, begin: Location, place: Callable[[int], Location]) -> Result[CountryPassage | None]:
    """The countries of a passage that begins at `begin`; `place` finds a character of what is written there."""
    problems: list[Problem] = []
    names: list[str] = []
    for found in _EACH.finditer(written):
        text = found[0].lstrip()
        where = place(found.end() - len(text))
        name = country_named(text)
        if name is None:
            several = countries_together(text)
            fix = f"write `{', '.join(several)}`, with commas" if several else country_meant(text, _HOW)
            problems.append(Problem(where, "unknown-country", f"`{text}` is not a country", fix))
            continue
        problems += _twice(name, names, where)
        names += [name] if name not in names else []
    if not _EACH.search(written):
        fix = "write `::: in Ireland`, or `::: in UK, Ireland`"
        problems.append(Problem(begin, "odd-passage", "this passage names no country", fix))
    passage = CountryPassage(tuple(names), begin) if names else None
    return Result(passage, tuple(problems))


def _twice(name: str, others: list[str], where: Location) -> Iterator[Problem]:
    """The problem of a country that is in another one named before it."""
    other = next((other for other in others if places_of(other) & places_of(name)), None)
    if other:
        message = f"{name} is named twice" if other == name else f"{name} and {other} overlap"
        yield Problem(where, "odd-passage", message, "name each place once")


def countries_named(written: str) -> list[str]:
    """The names of the countries of a passage, each once."""
    names = (country_named(each.strip()) for each in written.split(","))
    return list(dict.fromkeys(name for name in names if name))
