"""The plural category of a whole number, in each language that the CLDR has (cardinal numbers)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "plurals.json"
"""Made from the CLDR by `python -m tests.languages.make_plurals`."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The categories of whole numbers: of some, one by one; of others by what they end in; of all else, `other`."""

    alone: Mapping[int, str]
    ends: Mapping[int, str] = field(default_factory=dict)
    """By the last two digits."""
    million: str = ""
    """The category of multiples of a million, where it does not follow from the last digits."""

    @property
    def categories(self) -> frozenset[str]:
        """The categories that a message with a count must have, no more and no fewer."""
        return frozenset({*self.alone.values(), *self.ends.values(), self.million or "other", "other"})

    def category(self, number: int) -> str:
        """The category of a whole number."""
        if number in self.alone:
            return self.alone[number]
        if self.million and number and number % MILLION == 0:
            return self.million
        return self.ends.get(number % 100, "other")

    def for_scripts(self) -> dict[str, object]:
        """The rule as `parts.js` reads it: the numbers that stand alone, and the rest where there is any."""
        more = {"ends": dict(self.ends), "million": self.million}
        return {**{str(number): name for number, name in self.alone.items()}, **{k: v for k, v in more.items() if v}}


@cache
def _rules() -> Mapping[str, PluralRule]:
    rows = json.loads(FILE.read_text("utf-8"))
    return {code: _rule(table) for codes, table in rows for code in codes}


def _rule(table: Mapping[str, Mapping[str, str] | str]) -> PluralRule:
    alone, ends, million = table.get("alone", {}), table.get("ends", {}), table.get("million", "")
    assert isinstance(alone, dict)
    assert isinstance(ends, dict)
    return PluralRule(
        {int(number): name for number, name in alone.items()},
        {int(number): name for number, name in ends.items()},
        str(million),
    )


def rule_of(language: str) -> PluralRule | None:
    """The rule of a language by its ISO 639 code; None where the CLDR has none."""
    return _rules().get(language)
