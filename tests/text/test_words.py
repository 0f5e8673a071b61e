"""Words as they are counted."""

from __future__ import annotations

from builder.text.words import LEFT_OUT, with_straight_apostrophes, without_quotations, words_of

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def test_signs_are_no_words_and_inner_signs_divide_none() -> None:
    """Hyphens, apostrophes and points in a number or an address join; what was left out is one word."""
    text = f"It{CURLY}s a well-known 3.50 % or {LEFT_OUT}, e.g. us@example.org!"
    assert words_of(text) == [f"It{CURLY}s", "a", "well-known", "3.50", "or", LEFT_OUT, "e.g", "us@example.org"]


def test_every_character_keeps_its_place() -> None:
    """Texts that are compared are as long as the ones that are shown."""
    assert with_straight_apostrophes(f"It{CURLY}s") == "It's"
    assert without_quotations("He said “go” and „geh“.") == "He said \0\0\0\0 and \0\0\0\0\0."
