"""Words that are longer, vaguer or less kind than others are not used (`word-to-avoid`).

The list is in `builder/check/prose/avoided.py`, for English. `prose: {avoid: {word: instead}}` in site.yaml adds words,
and `prose: {allow: [word]}` takes some out. Code, addresses and quotations may have any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.check.prose.avoided import AVOIDED, Avoided
from builder.check.prose.prose import SiteProse, warning
from builder.problems import Problem
from builder.site.prose import ProsePassage
from builder.text.words import with_straight_apostrophes, without_quotations


def check(prose: SiteProse) -> Iterator[Problem]:
    """Each place of such a word."""
    entries = _entries(prose)
    if not entries:
        return
    forms = sorted(map(re.escape, entries), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w'-])(?:{'|'.join(forms)})(?![\w'-])", re.IGNORECASE)
    for passages in prose.passages.values():
        for passage in passages:
            if not passage.quoted:
                yield from _in_passage(passage, pattern, entries)


def _entries(prose: SiteProse) -> Mapping[str, Avoided]:
    own = [Avoided(word, instead and f"“{instead}”") for word, instead in prose.rules.avoid.items()]
    everything = [*(AVOIDED if prose.english else ()), *own]
    allowed = {word.lower() for word in prose.rules.allow}
    forms = {form.lower(): each for each in everything for form in each.forms}
    return {form: each for form, each in forms.items() if form not in allowed}


def _in_passage(passage: ProsePassage, pattern: re.Pattern[str], entries: Mapping[str, Avoided]) -> Iterator[Problem]:
    text = without_quotations(with_straight_apostrophes(passage.text))
    for found in pattern.finditer(text):
        entry = entries[found[0].lower()]
        if not entry.is_meant_otherwise(text[: found.start()], text[found.end() :]):
            fix = f"write {entry.instead}" if entry.instead else "leave it out"
            yield warning(passage.place(found.start()), "word-to-avoid", f"“{found[0]}” is a word to avoid", fix)
