"""The words of one block in two versions, as runs: kept, restyled, deleted and inserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from builder.changes.prose.align import Budget, Unmatched, gaps
from builder.changes.prose.inline import Word

KEPT_AT_LEAST = 0.25
"""With a smaller share of words kept, a block reads better as one deletion and one insertion."""


class RunKind(Enum):
    """The fate of a run of words."""

    KEPT = auto()
    RESTYLED = auto()
    """Kept, but with another emphasis or link."""
    DELETED = auto()
    INSERTED = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind, in their order."""

    kind: RunKind
    words: Sequence[Word]
    """Of the newer version, but for a deletion."""
    was: Sequence[Word] = ()
    """The same words in the older version, if they were kept."""
    lead: str = ""
    """The white space before a deletion that the newer version does not have there."""
    attached: bool = False
    """True for a deletion right after a word, like a comma, where the newer version has white space."""


def compare_words(old: Sequence[Word], new: Sequence[Word], budget: Budget) -> list[Run]:
    """The runs that make the older words into the newer ones, in order; deletions go before insertions."""
    found = _readable(gaps([word.key for word in old], [word.key for word in new], budget), old, new)
    runs: list[Run] = []
    a = b = 0
    for i, i_end, j, j_end in [*found, (len(old), len(old), len(new), len(new))]:
        runs += _kept(old[a:i], new[b:j])
        before, now = old[i - 1].space if i else "", new[j - 1].space if j else ""
        deleted = Run(
            kind=RunKind.DELETED,
            words=old[i:i_end],
            was=(),
            lead="" if now else before,
            attached=bool(i and now and not before),
        )
        runs += [deleted] if i < i_end else []
        runs += [Run(RunKind.INSERTED, new[j:j_end])] if j < j_end else []
        a, b = i_end, j_end
    return runs


def _kept(old: Sequence[Word], new: Sequence[Word]) -> list[Run]:
    """Runs of equal words, split where the elements around them changed."""
    if not new:
        return []
    runs: list[Run] = []
    begin, style = 0, _style(old[0], new[0])
    for end in range(1, len(new)):
        following = _style(old[end], new[end])
        if following != style:
            runs.append(_run(style, old[begin:end], new[begin:end]))
            begin, style = end, following
    return [*runs, _run(style, old[begin:], new[begin:])]


Style = tuple[tuple[str, ...], tuple[str, ...]] | None
"""The elements around a word before and now, or None if they are the same."""


def _style(was: Word, now: Word) -> Style:
    return None if was.keys == now.keys else (was.keys, now.keys)


def _run(style: Style, old: Sequence[Word], new: Sequence[Word]) -> Run:
    return Run(RunKind.RESTYLED if style else RunKind.KEPT, new, old)


def _readable(found: Sequence[Unmatched], old: Sequence[Word], new: Sequence[Word]) -> Sequence[Unmatched]:
    """The gaps, joined over what is kept between them by chance: it is no longer than the changes on both sides of it.

    «Semantic cleanup» of diff-match-patch (Neil Fraser). With almost nothing kept, one gap for all.
    """
    joined: list[Unmatched] = []
    for gap in found:
        joined.append(gap)
        while len(joined) > 1 and _is_chance(joined[-2], joined[-1], old, new):
            last, before = joined.pop(), joined.pop()
            joined.append((before[0], last[1], before[2], last[3]))
    kept = len(old) - sum(gap[1] - gap[0] for gap in joined)
    if joined and kept < KEPT_AT_LEAST * max(len(old), len(new)):
        return [(0, len(old), 0, len(new))]
    return joined


def _is_chance(before: Unmatched, after: Unmatched, old: Sequence[Word], new: Sequence[Word]) -> bool:
    between = _length(new[before[3] : after[2]])
    return all(between <= max(_length(old[i:i_end]), _length(new[j:j_end])) for i, i_end, j, j_end in (before, after))


def _length(words: Sequence[Word]) -> int:
    """Characters that are read: a bare comma between two changes is less than a word."""
    return sum(len(word.text) for word in words)
