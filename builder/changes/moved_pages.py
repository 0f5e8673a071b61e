"""Match new pages with old ones that moved: by former address, by equal text, or by their share of equal lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from builder.changes.page import same_kind
from builder.site import ContentPage
from builder.site.aliases import alias_url_path

ALIKE = 0.7
"""The share of equal lines in the longer of two pages from which one became the other; as in the history."""
MOST = 10_000
"""So many pairs are compared by their lines; of more, only those are found that say so or are equal."""


def moves(
    gone: Sequence[ContentPage], new: Sequence[ContentPage], texts: Mapping[str, bytes]
) -> Iterator[tuple[ContentPage, ContentPage]]:
    """Each page that moved, before and now; `texts` are the files of all of them as they were and are."""
    left_old, left_new = list(gone), list(new)
    for judge in (_says_so, _same_text, _alike):
        if judge is _alike and len(left_old) * len(left_new) > MOST:
            return
        ranked = ((judge(old, now, texts), old, now) for old in left_old for now in left_new if same_kind(old, now))
        likely = sorted((each for each in ranked if each[0]), key=lambda each: (-each[0], each[1].file, each[2].file))
        for _, old, now in likely:
            if any(old is one for one in left_old) and any(now is one for one in left_new):
                left_old = [one for one in left_old if one is not old]
                left_new = [one for one in left_new if one is not now]
                yield old, now


def _says_so(old: ContentPage, now: ContentPage, _: Mapping[str, bytes]) -> float:
    return float(any(alias_url_path(alias.target) == old.url_path for alias in now.listing.aliases))


def _same_text(old: ContentPage, now: ContentPage, texts: Mapping[str, bytes]) -> float:
    return float(texts[old.file] == texts[now.file])


def _alike(old: ContentPage, now: ContentPage, texts: Mapping[str, bytes]) -> float:
    before, after = (Counter(line for line in texts[page.file].splitlines() if line.strip()) for page in (old, now))
    share = (before & after).total() / max(before.total(), after.total(), 1)
    return share if share >= ALIKE else 0.0
