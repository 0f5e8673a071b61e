"""The share that changed, in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.share import Counted, count_words
from tests.changes.versions import html_of, versions
from tests.properties import examples


@pytest.mark.parametrize(
    ("old", "new", "counted"),
    [
        ("One two three four.", "One two three four.", Counted(4)),
        ("One two three four.", "One two five four.", Counted(3, 1, 1)),
        ("One two.\n\nThree.", "One two.\n\nThree.\n\nFour.", Counted(3, 0, 1)),
        ("One two.\n\n- Three.\n- Four.", "One two.\n\n- Three.", Counted(3, 1, 0)),
        ('"One" don\'t, 2-3', "\u2018one\u2019 \u2014 don\u2019t; 2-3!", Counted(3)),
        ("a well-known way", "a well known way", Counted(4)),
        ("One *two* [three](a.md)[@law].", "One two [three](b.md)[@other].", Counted(3)),
        ("", "", Counted()),
    ],
)
def test_counted(old: str, new: str, counted: Counted) -> None:
    """White space, punctuation, capitals, typography, emphasis and citations are no words."""
    found = count_words(compare_prose(html_of(old), html_of(new)))
    assert counted == found


@pytest.mark.parametrize(
    ("counted", "share"),
    [(Counted(), 0.0), (Counted(9, 1, 1), 0.1), (Counted(0, 5, 2), 1.0), (Counted(3, 0, 1), 0.25)],
)
def test_share(counted: Counted, share: float) -> None:
    """A word that was exchanged counts once; an empty text did not change."""
    assert share == counted.share


@settings(max_examples=examples(20), deadline=None)
@given(versions())
def test_it_counts_the_same_both_ways(two: tuple[str, str]) -> None:
    """All words of both versions are counted, and none twice."""
    there, back = (count_words(compare_prose(*pair)) for pair in (two, two[::-1]))
    for counted, (old, new) in ((there, two), (back, two[::-1])):
        assert 0 <= counted.share <= 1
        words = [count_words(compare_prose("", html)).inserted for html in (old, new)]
        assert abs(words[1] - counted.kept - counted.inserted) <= 0
        assert counted.deleted >= 0
