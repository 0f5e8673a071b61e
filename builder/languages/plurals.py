"""The plural category of a number in each language that has a catalogue (CLDR, cardinal numbers)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The categories of whole numbers: of some, one by one; of all others, `other`."""

    exceptions: Mapping[int, str]

    @property
    def categories(self) -> frozenset[str]:
        """The categories that a message with a count must have, no more and no fewer."""
        return frozenset({*self.exceptions.values(), "other"})

    def category(self, number: int) -> str:
        """The category of a whole number."""
        return self.exceptions.get(number, "other")


RULES = {"de": PluralRule({1: "one"}), "en": PluralRule({1: "one"})}
"""By the ISO 639-1 code of the language."""
