"""Texts that a reader cannot tell apart have one form, and no others do."""

from __future__ import annotations

import pytest

from builder.text.reader_form import reader_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No", "no"),
        ("No", "No "),
        ("No", "No."),
        ("I do not know", "I  do\u00a0not know"),
        ("I don't know", "I don\u2019t know"),
        ("\u201cYes\u201d", '"Yes"'),
        ("No", "N\u200bo"),
        ("No", "\ufeffNo\u00ad"),
        ("9-5", "9\u20135"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("\uff21", "A"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u2764", "\u2764\ufe0f"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    """Case, blanks, invisible characters, kinds of quotes and dashes, and marks at the end do not count."""
    assert reader_form(one) == reader_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("+", "-"),
        ("<5", ">5"),
        ("resume", "r\u00e9sum\u00e9"),
        ("?", "!"),
        ("\u0915", "\u0915\u093f"),
    ],
)
def test_what_looks_different_stays_different(one: str, other: str) -> None:
    """Signs, accents and vowel marks count, and a text of nothing but marks is itself."""
    assert reader_form(one) != reader_form(other)
