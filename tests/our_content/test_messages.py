"""The messages of our own content: short, safe, and one for every outcome of the flow."""

from __future__ import annotations

import re

import pytest

from builder.site import MessagePage
from builder.site.message_text import PHONE, filled, plain_text
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_content

SITE = our_content()
MESSAGES = {message.slug: message for message in SITE.messages}
WORDS = {"withdraw": 80}
"""Most words of an email, but for 120 of any other."""
UNSAFE = (
    *(("attend-or-cancel", outcome) for outcome in ("stop", "not-there", "check-first")),
    *(
        ("is-it-real", outcome)
        for outcome in ("stop-and-report", "stop-until-checked", "check-two-things", "not-there")
    ),
    ("is-it-real", "paid-or-shared-now"),
    ("job-offer", "stop"),
    ("job-offer", "check-real"),
    ("how-to-say-it", "no-message"),
    ("how-to-say-it", "check-first"),
    ("interview-while-employed", "check-first"),
    ("unpaid-task", "check-first"),
    ("ask-for-adjustments", "check-first"),
)
"""Outcomes whose messages go to people whom the reader may not be able to trust, or are about them."""
TO_OTHERS = ("check-the-vacancy", "tell-the-bank")
"""Messages to the real firm and to the bank, at numbers that readers found themselves."""


def texts(message: MessagePage) -> dict[str, str]:
    """Each form with the examples and all of its parts."""
    examples = {variable.name: variable.example for variable in message.variables}
    every = range(len(message.whens))
    return {form.name: plain_text(form, examples.__getitem__, every) for form in message.forms}


def linked() -> set[str]:
    """The messages to which articles link."""
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "content/articles").rglob("*.md")]
    return {slug for text in texts for slug in re.findall(r"/messages/([\w-]+)\.md", text)}


def test_every_outcome_has_a_message() -> None:
    """And every message is named by an outcome or linked from an article."""
    outcomes = [(flow.flow.slug, id_, outcome) for flow in SITE.flows for id_, outcome in flow.outcomes.items()]
    assert [each[:2] for each in outcomes if not each[2].messages] == []
    named = {each.target for *_, outcome in outcomes for each in outcome.messages}
    assert named <= MESSAGES.keys()
    assert MESSAGES.keys() - named <= linked()
    assert len(named) >= 10


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_lengths(message: MessagePage) -> None:
    """Emails and calls are short, and each message has a form in writing."""
    most = WORDS.get(message.slug, 120)
    lengths = {name: len(text.split()) for name, text in texts(message).items()}
    assert {name: length for name, length in lengths.items() if length > most} == {}
    assert lengths.keys() - {PHONE}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_no_evidence_against_its_sender(message: MessagePage) -> None:
    """Nobody says that they think of cancelling, gives symptoms, or promises what is not asked."""
    said = " ".join([filled(message.subject, str), *texts(message).values()])
    assert not re.search(r"thinking of|considering|might cancel|do not want|because I|symptom|diagnos", said)


def test_work_coach_gets_the_date_and_a_request_alone() -> None:
    """Written words are kept there, so the message has no reason and no doubt in it."""
    speak = MESSAGES["speak-first"]
    assert {variable.name for variable in speak.variables} == {"date", "your-name"}
    assert speak.whens == ()


@pytest.mark.parametrize(("slug", "outcome"), UNSAFE)
def test_nothing_is_told_to_people_one_cannot_trust(slug: str, outcome: str) -> None:
    """Neither a name nor a number, and no call but to a number that readers found themselves."""
    flow = next(flow for flow in SITE.flows if flow.flow.slug == slug)
    for reference in flow.outcomes[outcome].messages:
        message = MESSAGES[reference.target]
        assert not {variable.name for variable in message.variables} & {"your-name", "phone", "address"}
        if message.slug not in TO_OTHERS:
            assert PHONE not in texts(message)
