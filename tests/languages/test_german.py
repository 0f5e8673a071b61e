"""The German catalogue: whole, with the slots of the English one, and set as German is set.

Rooms: builder/languages.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.languages import catalogue
from builder.languages.message import Message, Piece, Slot

GERMAN, ENGLISH = catalogue("de"), catalogue("en")
SAME = {
    "page.feed": "a word of German, too",
    "glossary.only": "“In” is German, too",
    "robots.optional": "the name that llms.txt gives to this section",
    **dict.fromkeys((f"date.month.{month}" for month in (4, 8, 9, 11)), "the months of both languages"),
}
"""The messages that have words, and the same ones in both languages, each with the reason."""
PATTERNS = {"condition.ambiguous-in-and", "condition.ambiguous-in-or"}
"""Those that no reader sees: regular expressions."""


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a message with its plural category, as it is written."""
    yield from {"other": message.written}.items() if isinstance(message.written, str) else message.written.items()


def everything() -> list[tuple[str, str]]:
    """Every form of every German message, with its id."""
    return [(id_, text) for id_, message in GERMAN.messages.items() for _, text in forms(message)]


def words(text: str) -> str:
    """A form with a number in each slot, which is no word."""
    return re.sub(r"\{[^{}]*\}", "0", text)


def slots(pieces: Iterable[Piece]) -> Counter[Slot]:
    """The slots of a form, each as often as it is in it."""
    return Counter(piece for piece in pieces if isinstance(piece, Slot))


def edges(text: str) -> tuple[bool, bool]:
    """Tell if a form begins, and if it ends, with a space."""
    return text[:1].isspace(), text[-1:].isspace()


def breaking(pattern: str) -> list[str]:
    """The messages with a form in whose words the pattern is found."""
    return [f"{id_}: {text}" for id_, text in everything() if re.search(pattern, words(text))]


def test_it_has_the_messages_of_the_english_one() -> None:
    """No fewer, no more, and in the same order, so that both files can be read beside each other."""
    assert list(GERMAN.messages) == list(ENGLISH.messages)


def test_it_has_the_slots_of_the_english_one() -> None:
    """In each plural form as often, and as a number or a date where they are one in English."""
    for id_, english in ENGLISH.messages.items():
        german = GERMAN.messages[id_]
        assert german.forms.keys() == english.forms.keys(), id_
        for category, pieces in english.forms.items():
            assert slots(german.forms[category]) == slots(pieces), f"{id_} ({category})"


def test_it_begins_and_ends_like_the_english_one() -> None:
    """With a space or none: the parts of a sentence are put together without one. Patterns are no parts."""
    for id_ in ENGLISH.messages.keys() - PATTERNS:
        for (_, ours), (category, theirs) in zip(
            forms(GERMAN.messages[id_]), forms(ENGLISH.messages[id_]), strict=True
        ):
            assert edges(ours) == edges(theirs), f"{id_} ({category})"


def test_nothing_is_left_in_english() -> None:
    """No message with words is the English one, but for those with a reason, and each of these is needed."""
    left = {
        id_
        for id_, message in GERMAN.messages.items()
        for german, english in zip(forms(message), forms(ENGLISH.messages[id_]), strict=True)
        if german == english and re.search(r"[^\W\d_]", words(german[1])) and not id_.startswith("country.")
    }
    assert left == SAME.keys()
    countries = [id_ for id_ in GERMAN.messages if id_.startswith("country.")]
    assert sum(GERMAN.messages[id_] != ENGLISH.messages[id_] for id_ in countries) > len(countries) / 3


def test_it_speaks_to_readers_as_strangers() -> None:
    """With “Sie” throughout."""
    assert breaking(r"(?i)\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b") == []


def test_quotation_marks_are_german() -> None:
    """In pairs „…“, never straight and never as English has them."""
    assert breaking("[\"'”«»\u2018\u201a]") == []
    assert [id_ for id_, text in everything() if re.sub("[^„“]", "", text).replace("„“", "")] == []


def test_typesetting_is_clean() -> None:
    """One space at a time, an ellipsis as one sign, no space before a stop, and “5 %” on one line."""
    assert breaking("  |\\.\\.\\.|\t|\\w [.,;:!?]| %") == []


def test_parts_that_could_be_misread_are_found() -> None:
    """A clause with a comma, with the other word, or at the end of a list is set apart; one with neither is not."""
    for word, other in (("and", "oder"), ("or", "und")):
        ambiguous = re.compile(GERMAN.text(f"condition.ambiguous-in-{word}"))
        assert ambiguous.search(f"Sie krank sind {other} weit weg wohnen")
        assert ambiguous.search("Sie nicht wissen, ob Sie kommen können")
        assert ambiguous.search(GERMAN.text("condition.none", clauses="A; B"))
        assert not ambiguous.search("Sie krank sind")
        assert GERMAN.text(f"condition.{word}-apart") == f",{GERMAN.text(f'condition.{word}')}"


def test_days_numbers_and_plurals_are_german() -> None:
    """A full stop after the day and between thousands; the form for one is for one alone."""
    assert GERMAN.date(datetime.date(2026, 3, 1)) == "1. März 2026"
    assert GERMAN.number(1234567) == "1.234.567"
    said = [GERMAN.text("difference.went", count=count) for count in (0, 1, 2, 1001)]
    assert [each.removesuffix(" gibt es nicht mehr.") for each in said] == [
        "0 Kombinationen von Antworten", "1 Kombination von Antworten", "2 Kombinationen von Antworten",
        "1.001 Kombinationen von Antworten",
    ]  # fmt: skip


def test_clauses_have_their_verb_at_the_end() -> None:
    """The clauses that the catalogue makes itself follow “wenn” like those of editors."""
    assert GERMAN.text("condition.not", condition="Sie krank sind") == "nicht gilt, dass Sie krank sind"
    points = GERMAN.text("condition.points-at-least", count=1)
    assert GERMAN.text("condition.points", score="die Summe", points=points) == "die Summe mindestens 1 Punkt ergibt"
    answered = GERMAN.text("condition.answered", answer="Ja", question="Lohn")
    assert GERMAN.text("drawing.if", condition=answered) == "Wenn Sie auf „Lohn“ mit „Ja“ geantwortet haben"
