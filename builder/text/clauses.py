"""Join clauses so that it stays clear which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence


def joined(parts: Sequence[str], word: str) -> str:
    """The parts with a word between them; after commas where one of them has a comma or the other word itself."""
    other = " and " if word == "or" else " or (?!more|less)"
    apart = any("," in part or re.search(other, part) for part in parts)
    return (f", {word} " if apart else f" {word} ").join(parts)
