"""Reading a message: its forms, slots and parts, and the plain text that they make.

Rooms: builder/load, builder/site/message.py, builder/site/message_text.py, builder/site/occasions.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.knowledge_base import load_site
from builder.load.message_body import read_body
from builder.load.message_variables import FITS
from builder.problems import Location
from builder.site import MessagePage
from builder.site.message_text import EMAIL, MessageSlot, filled, plain_text
from builder.site.occasions import occasions
from tests.knowledge_bases import CASES

EVERYTHING = CASES / "good/everything"


@pytest.fixture(scope="module")
def message() -> MessagePage:
    """The message that has every key and every form."""
    return next(each for each in load_site(Path(EVERYTHING)).value.messages if each.slug == "not-today")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("One\nline.", "One line."),
        ("One\\\ntwo", "One\ntwo"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("Do:\n\n- one\n- two\n\nEnd.", "Do:\n\n- one\n- two\n\nEnd."),
        ("1. one\n2. two", "1. one\n2. two"),
        ("A {b} c", "A b c"),
        ("{b}{c}", "bc"),
        (r"\{b\} 1 \* 2 & 3 \[c\]", "{b} 1 * 2 & 3 [c]"),
        ('“Curly”, "straight", it\'s 50 % -- so...', '“Curly”, "straight", it\'s 50 % -- so...'),
        ("Fish &amp; chips", "Fish & chips"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("Mail sam@example.com or https://example.com/a_b_c", "Mail sam@example.com or https://example.com/a_b_c"),
        ("A.\n\n::: when {q: a}\nB.\n:::\n\nC.", "A.\n\nB.\n\nC."),
    ],
)
def test_plain_text(written: str, sent: str) -> None:
    """The words are sent as they were typed: no quotation mark is changed, and a line ends where its author ends it."""
    found = read_body(f"## Email\n\n{written}\n", Location("m.md", 1))
    assert found.problems == ()
    assert plain_text(found.value.forms[0], str, range(9)) == sent


def test_parts_and_slots(message: MessagePage) -> None:
    """The same condition in two forms is one; slots are found in each form, the subject included."""
    assert [when.condition for when in message.whens] == ["{ill: fever}", "{need: much}"]
    assert [condition.words for condition in message.conditions] == [
        "you have a fever", "you answered “Much” to “How much do you need it?”",
    ]  # fmt: skip
    email = next(form for form in message.forms if form.name == EMAIL)
    assert {part.condition for part in email.parts} == {None, 0, 1}
    assert message.subject[0] == MessageSlot("meeting")
    assert "room" in email.slots


def test_blanks_and_examples(message: MessagePage) -> None:
    """Nothing typed is a visible blank; a day is shown in words, as a browser writes it."""
    assert filled(message.subject, message.blanks.__getitem__) == "[meeting] on [day]: another time?"
    examples = {variable.name: variable.example for variable in message.variables}
    assert filled(message.subject, examples.__getitem__) == "Tea on Tuesday 9 June: another time?"


def test_parts_are_left_out(message: MessagePage) -> None:
    """A form holds only the parts whose conditions are named."""
    text = next(form for form in message.forms if form.name == "text")
    assert plain_text(text, message.blanks.__getitem__, ()) == "I cannot come to [meeting] on [day]."
    assert plain_text(text, message.blanks.__getitem__, (0,)).endswith("\n\nI have a fever.")


@pytest.mark.parametrize(
    ("type_", "right", "wrong"),
    [
        ("day", "2026-06-09", "09.06.2026"),
        ("day", "2028-02-29", "2026-02-29"),
        ("time", "00:05", "24:00"),
        ("tel", "+44 (0)7700 900-123", "ask me"),
        ("email", "a.b+c@example.org", "a b@example.org"),
        ("link", "https://example.org/x?y=1", "http://example.org"),
    ],
)
def test_examples_fit_their_types(type_: str, right: str, wrong: str) -> None:
    """The tests of examples know one from the other."""
    fits, _ = FITS[type_]
    assert fits(right)
    assert not fits(wrong)


def test_occasions_are_in_order() -> None:
    """An occasion comes where its first message does."""
    messages = load_site(Path(EVERYTHING)).value.messages
    assert [(each.title, [m.slug for m in each.messages]) for each in occasions(messages)] == [
        ("Go", ["yes"]), ("Stay at home", ["not-today"]),
    ]  # fmt: skip
