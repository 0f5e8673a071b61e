"""Lines break where they must, and no text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.flows.drawing.lettering import balanced, width, wrap

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)


def test_wide_letters_are_wider() -> None:
    """The table tells letters apart, and knows wide scripts, accents and marks without width."""
    assert width("i", 10) < width("n", 10) < width("W", 10)
    assert width("é", 10) == width("e", 10)
    assert width("面", 10) > width("e", 10)
    assert width("e\u0301", 10) == width("e", 10)
    assert width("n", 10) < width("n", 10, bold=True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("Go, to learn", ("Go, to learn",)),
        ("Is there one thing that would make you say no?", ("Is there one thing that would", "make you say no?")),
        ("x" * 40, ("x" * 26, "x" * 14)),
    ],
)
def test_lines_break_between_words(text: str, lines: tuple[str, ...]) -> None:
    """Only a word that is too long is broken."""
    assert lines == wrap(text, 14, 200)


def test_balanced_lines_are_about_equally_long() -> None:
    """As many lines as needed, none of them nearly empty."""
    text = "They refused or ignored a change that I need"
    assert wrap(text, 14, 250) == ("They refused or ignored a change", "that I need")
    assert balanced(text, 14, 250) == ("They refused or ignored", "a change that I need")


@pytest.mark.long
@given(TEXTS, st.integers(20, 300))
def test_nothing_is_lost_and_lines_fit(text: str, most: int) -> None:
    """The lines hold every character but blanks, and a line of two characters or more fits."""
    for lines in (wrap(text, 14, most), balanced(text, 14, most)):
        assert "".join(text.split()) == "".join("".join(lines).split())
        assert all(width(line, 14) <= most for line in lines if len(line) > 1)
