"""Syllables, and the grade of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.reading_grade import sentence_grade, syllables_of


@pytest.mark.parametrize(
    ("word", "number"),
    [("go", 1), ("interview", 3), ("any", 2), ("pages", 2), ("messages", 3), ("asked", 1), ("worked", 1), ("you", 1),
     ("employer", 3), ("don't", 1), ("well-known", 2), ("universal", 4), ("42", 1), ("", 1), ("Ärger", 1)],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    """Endings that are not spoken count for nothing, and joined words one by one."""
    assert syllables_of(word) == number


def test_the_formula() -> None:
    """0.39 for each word, 11.8 for the syllables of a word, less 15.59."""
    assert sentence_grade(["You", "can", "ask", "them"]) == pytest.approx(0.39 * 4 + 11.8 - 15.59)
    assert sentence_grade(["Ask", "your", "employer"]) == pytest.approx(0.39 * 3 + 11.8 * 5 / 3 - 15.59)


def test_known_words_are_short() -> None:
    """A name that no reader can be spared makes no sentence harder."""
    assert sentence_grade(["Universal", "Credit"], {"universal", "credit"}) == sentence_grade(["an", "ox"])


@given(st.text())
def test_any_text_has_syllables(word: str) -> None:
    """At least one, and no more than letters."""
    assert 1 <= syllables_of(word) <= max(len(word), 1) + 1
