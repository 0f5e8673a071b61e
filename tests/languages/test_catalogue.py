"""A catalogue: its messages are filled as their language writes them, and no mistake passes in silence.

Rooms: builder/languages.
"""

from __future__ import annotations

import datetime

import pytest
from markupsafe import Markup

from builder.languages import catalogue
from builder.languages.catalogue import MessageError
from builder.languages.read_catalogue import CatalogueError, parsed

WORDS = parsed(
    """
number: {thousands: ","}
date: {day: "{day} {month} {year}", month: {"11": November}}
hello: Hello {name}!
since: Since {day, date}
cases: {one: "1 case", other: "{count, number} cases"}
of: {other: "{count} of {all}", one: "{count} of all {all}"}
scripts:
  flow: {hello: "Hi {name}", cases: {one: "1 case", other: "{count} cases"}}
  today: {now: Now}
""",
    "en",
)


def test_slots_are_filled() -> None:
    """With text, a number in the way of the language, a day as people write it."""
    assert WORDS.text("hello", name="Ann") == "Hello Ann!"
    assert WORDS.text("since", day=datetime.date(2026, 11, 3)) == "Since 3 November 2026"


@pytest.mark.parametrize(("count", "words"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases"), (12345, "12,345 cases")])
def test_the_count_chooses_the_form(count: int, words: str) -> None:
    """By the plural rule of the language; a form need not name the number."""
    assert WORDS.text("cases", count=count) == words


def test_in_html_words_are_escaped() -> None:
    """Also those of the message; what is HTML already, such as a link, stays as it is."""
    assert WORDS.html("hello", name="<b>") == "Hello &lt;b&gt;!"
    assert WORDS.html("hello", name=Markup("<a>x</a>")) == "Hello <a>x</a>!"
    assert isinstance(WORDS.html("hello", name=""), Markup)


@pytest.mark.parametrize(
    ("id_", "slots", "said"),
    [
        ("helo", {}, "there is no message `helo`"),
        ("hello", {}, r"`hello` has other slots \(name\) than it is given \(none\)"),
        ("hello", {"name": "", "more": ""}, r"\(name\) than it is given \(more, name\)"),
        ("cases", {"count": "many"}, "`cases` needs a whole number as `count`"),
        ("since", {"day": "today"}, "`{day, date}` does not fit 'today'"),
    ],
)
def test_wrong_use_is_refused(id_: str, slots: dict[str, object], said: str) -> None:
    """At once, and by name: no page has an empty slot."""
    with pytest.raises(MessageError, match=said):
        WORDS.text(id_, **slots)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: {b: {one: x}}", "a.b: a plural has just these forms, each a text: one, other"),
        ("a: {one: x, other: y, few: z}", "a: a plural has just these forms"),
        ("a: {one: x, other: 1}", "a: a plural has just these forms"),
        ("a: 1", "a: 1 is no text; put it in quotation marks"),
        ("a: {on: x}", "a: YAML reads the key True as no text"),
        ("a: '{b'", "a: a brace has no other half in “{b”"),
        ("a: '{b, money}'", "a: `{b, money}` is no slot"),
        ("a: '{}'", "a: `{}` is no slot"),
    ],
)
def test_a_broken_catalogue_is_refused(text: str, said: str) -> None:
    """With the id of the message and what is wrong with it."""
    with pytest.raises(CatalogueError) as error:
        parsed(text, "en")
    assert str(error.value).startswith(said)


def test_scripts_get_their_messages_alone() -> None:
    """Those of some groups, by their last names, with the numbers that have a form of their own."""
    assert WORDS.for_scripts("flow") == {
        "plural": {"1": "one"}, "hello": "Hi {name}", "cases": {"one": "1 case", "other": "{count} cases"},
    }  # fmt: skip
    assert WORDS.for_scripts("flow", "today").keys() == {"plural", "hello", "cases", "now"}


def test_the_forms_of_a_message_have_its_slots() -> None:
    """In the catalogue of English every form names the same things, but for the number that chose it."""
    for id_, message in catalogue("en").messages.items():
        for pieces in message.forms.values():
            named = {piece.name for piece in pieces if not isinstance(piece, str)}
            assert named | {"count"} == message.slots | {"count"}, id_
