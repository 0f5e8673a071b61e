"""Decide if a change is so large that a note should tell readers of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from builder.changes.flow.compare_wording import Wording
from builder.changes.flow.model import Extent
from builder.changes.prose.share import Counted, count_words

SMALL = 0.1
"""Up to this share of its words a page may be mended without a note."""
ADVICE_FIELDS = ("Verdict", "To do now", "Advice")
"""The words of an outcome that readers act on."""


def needs_note(extent: Extent, share: float) -> bool:
    """True if somebody gets other advice than before, or if more than a small share of the words changed."""
    return extent in (Extent.ADVICE, Extent.UNKNOWN) or (extent is Extent.WORDS and share > SMALL)


def share_of_outcomes(words: Iterable[Wording]) -> float:
    """The share of words that changed in the outcome that changed most, 0 to 1; new outcomes are new advice anyway."""
    counted: dict[str, Counted] = defaultdict(Counted)
    for wording in words:
        if wording.kind == "Outcome" and wording.field in ADVICE_FIELDS:
            counted[wording.name] += count_words(wording.prose)
    return max((each.share for each in counted.values()), default=0.0)
