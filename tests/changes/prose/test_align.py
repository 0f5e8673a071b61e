"""Alignment of two sequences: exact, whatever the budget."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.changes.prose.align import Budget, gaps

ELEMENTS = st.lists(st.integers(0, 6), max_size=25)


@given(ELEMENTS, ELEMENTS, st.sampled_from([0, 60, 10_000]))
def test_what_is_outside_the_gaps_is_equal(old: list[int], new: list[int], steps: int) -> None:
    """The stretches between the gaps are the same in both, and the gaps are in order and not empty."""
    a = b = 0
    for i, i_end, j, j_end in [*gaps(old, new, Budget(steps)), (len(old), len(old), len(new), len(new))]:
        assert old[a:i] == new[b:j]
        assert (i, j) == (len(old), len(new)) or i_end - i + j_end - j > 0
        a, b = i_end, j_end
    assert (a, b) == (len(old), len(new))


def test_without_budget_what_is_unique_is_still_found() -> None:
    """As many unique elements as are in the same order in both."""
    old, new = [0, 1, 0, 2, 0, 3, 0], [9, 1, 9, 3, 9, 2, 9]
    found = gaps(old, new, Budget(0))
    kept = len(old) - sum(end - begin for begin, end, _, _ in found)
    assert 2 == kept


def test_nothing_in_common() -> None:
    """One gap, and none where both are empty."""
    assert [(0, 2, 0, 1)] == gaps([1, 2], [3], Budget())
    assert [] == gaps([], [], Budget())
