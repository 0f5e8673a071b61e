"""Sentences of a text, by their offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.text.sentences import MOST, sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def test_abbreviations_and_figures_end_none() -> None:
    """A point after a title, a time or in a figure is within the sentence."""
    said = ["Dr. Smith came at 5 p.m. on Tuesday.", "It is £3.50 a day."]
    assert sentences(" ".join(said)) == said


def test_a_quotation_can_have_several() -> None:
    """Words to send are read sentence by sentence."""
    assert sentences("For example: “I am ill. I cannot come.” Then rest.") == [
        "For example: “I am ill.",
        "I cannot come.”",
        "Then rest.",
    ]
    assert sentences("Say “I am ill” and rest.") == ["Say “I am ill” and rest."]


def test_other_languages_have_their_own_abbreviations() -> None:
    """A German abbreviation is no end; a language that nobody knows is split at its signs."""
    assert sentences("Morgen, z. B. um 9 Uhr. Gut.", "de-AT") == ["Morgen, z. B. um 9 Uhr.", "Gut."]
    assert sentences("你好。再见。", "xx") == ["你好。", "再见。"]


def test_a_piece_without_letters_belongs_to_its_neighbour() -> None:
    """A figure with a point is no sentence."""
    assert sentences("3. Write to them.") == ["3. Write to them."]


def test_a_very_long_text_ends_with_one_more_sentence() -> None:
    """All of it is covered."""
    text = "Go on. " * (MOST // 7 + 100)
    spans = list(sentence_spans(text, "en"))
    assert spans[0] == (0, 6)
    assert spans[-1][1] == len(text.rstrip())


@given(st.text(max_size=200), st.sampled_from(["en", "de", "", "x", "zh-Hant"]))
def test_sentences_are_apart_and_in_order(text: str, language: str) -> None:
    """They have no blanks around them, never overlap, and leave no letter out."""
    end, rest = 0, list(text)
    for start, next_end in sentence_spans(text, language):
        assert end <= start < next_end
        assert text[start:next_end] == text[start:next_end].strip()
        rest[start:next_end] = [""] * (next_end - start)
        end = next_end
    assert not "".join(rest).strip()
