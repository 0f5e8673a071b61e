"""Join clauses so that it stays clear which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.languages import t


def joined(parts: Sequence[str], word: str) -> str:
    """The parts with a word between them; after commas where one of them has a comma or the other word itself."""
    other = t("condition.ambiguous-in-" + word)
    apart = any(re.search(other, part) for part in parts)
    return t(f"condition.{word}-apart" if apart else f"condition.{word}").join(parts)


def listed(clauses: Iterable[str]) -> str:
    """The clauses with semicolons between them."""
    return t("list.semicolon").join(clauses)
