"""The flow for people with a job: a second reading of its rules, no country's law elsewhere, and no false illness."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import pytest

from builder.flows.walk import walk
from builder.site import FlowPage
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_flow

FOLDER = ROOT / "content" / "flows" / "interview-while-employed"
MESSAGES = (
    "time-off-for-interview",
    "leave-without-reason",
    "time-around-work",
    "keep-it-private",
    "decline-this-time",
)
QUESTIONS = ("time", "notice", "country", "service", "last-weeks", "know", "free", "asked", "benefits")
STEP = 199
"""Every so many of the combinations is read; a prime, so that no option is left out."""
COUNTRIES = {
    "**United Kingdom.**": "uk", "In the United Kingdom": "uk", "In the UK the": "uk", "**Ireland.**": "ireland",
    "In Ireland": "ireland", "**Germany.**": "germany", "**Australia.**": "australia",
}  # fmt: skip
"""The beginning of a paragraph about the law of a country."""
Answers = dict[str, tuple[str, ...]]


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def options(question: str) -> list[str]:
    """The options of a question."""
    return [option.id for option in flow().flow.questions[question].options]


@cache
def many() -> list[Answers]:
    """A large sample of people without danger and illness."""
    every = itertools.product(*(options(question) for question in QUESTIONS))
    return [
        {"situation": ("none",), **{question: (answer,) for question, answer in zip(QUESTIONS, answers, strict=True)}}
        for answers in itertools.islice(every, 0, None, STEP)
    ]


def advice(answers: Answers) -> tuple[str, tuple[str, ...]]:
    """The outcome, and the questions that were asked."""
    position = walk(flow().diagram, answers)
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


def right(notice: str, country: str, service: str, last_weeks: str) -> bool | None:
    """True if there is a right to time off, as an adviser reads the laws; None if a fact is missing."""
    ends = notice in {"redundancy", "dismissed", "resigned", "ending"}
    if country == "other":
        return None if ends else False
    if country == "germany":
        return ends
    if notice != "redundancy":
        return False
    if country == "australia":
        return True
    if country not in {"uk", "ireland"} or service in {"no", "not-employee"}:
        return False
    if service == "unknown" or (country == "ireland" and last_weeks == "unknown"):
        return None
    return country == "uk" or last_weeks == "yes"


def read_anew(answers: Answers) -> str:
    """The advice as an adviser would reason: a right, then the manager, then what costs least."""
    time, notice, country, service, last_weeks, know, free, asked, benefits = (answers[each][0] for each in QUESTIONS)
    if time != "working":
        return {"own": "own-time", "open": "ask-slot"}[time]
    if (given := right(notice, country, service, last_weeks)) is not False:
        return "use-right" if given else "check-right"
    if know in {"inside", "yes"}:
        return "ask-manager"
    if free in {"swap", "leave"}:
        return "take-time"
    if free == "break" or asked == "video":
        return "video"
    if asked != "refused":
        return "ask-slot"
    if free != "none":
        return "take-time"
    return "talk-first" if benefits == "yes" else "decline-slot"


def test_second_reading() -> None:
    """The rules say the same as a reading that was written without them."""
    assert len(many()) > 2000
    assert [answers for answers in many() if advice(answers)[0] != read_anew(answers)] == []


def test_safe_for_everybody() -> None:
    """Nobody's manager is told against their will, and a benefit is asked about before a no."""
    for answers in many():
        outcome, asked = advice(answers)
        if outcome == "ask-manager":
            assert answers["know"][0] in {"inside", "yes"}
            assert "know" in asked
        if outcome in {"decline-slot", "talk-first"}:
            assert asked[-1] == "benefits"
        if outcome == "use-right":
            assert {"notice", "country"} <= set(asked)
        assert len(asked) <= 10


@pytest.mark.parametrize("ticked", [
    ticked for count in (1, 2, 3) for ticked in itertools.combinations(("money", "unsafe", "off-sick"), count)
], ids="+".join)  # fmt: skip
def test_danger_and_illness_end_the_questions(ticked: tuple[str, ...]) -> None:
    """One question, a check before anything else, and a paragraph for each box."""
    outcome = "when-ill" if ticked == ("off-sick",) else "check-first"
    assert advice({"situation": ticked}) == (outcome, ("situation",))
    if outcome == "check-first":
        text = (FOLDER / "check-first.md").read_text("utf-8")
        assert not {"keep-it-private", "time-around-work"} & {each.target for each in flow().outcomes[outcome].messages}
        assert [box for box in ticked if f"{{situation: {box}}}" not in text] == []


def test_at_risk_is_no_notice() -> None:
    """Whoever is at risk gets no right, and is told why where they may meet it."""
    given = {advice(each)[0] for each in many() if each["notice"] == ("at-risk",)}
    assert not given & {"use-right", "check-right"}
    for outcome in ("ask-manager", "take-time", "ask-slot", "decline-slot"):
        assert "{notice: at-risk}" in (FOLDER / f"{outcome}.md").read_text("utf-8")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_no_countrys_law_elsewhere(file: Path) -> None:
    """A paragraph that begins with a country is for those who work there, or in a part that compares countries."""
    text = re.sub(r"::: details.*?\n:::", "", file.read_text("utf-8"), flags=re.DOTALL)
    for condition, paragraph in re.findall(r"::: when (.*)\n(.*?)\n\s*:::", text, re.DOTALL):
        for words, country in COUNTRIES.items():
            if paragraph.strip().startswith(words):
                assert country in condition
    outside = re.sub(r"::: when.*?\n\s*:::", "", text, flags=re.DOTALL)
    assert not re.search(r"^\*\*(United Kingdom|Ireland|Germany|Australia|United States)", outside, re.MULTILINE)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_steps_need_no_telephone_and_no_lie(file: Path) -> None:
    """The first step can be done in writing, and nobody is offered an excuse."""
    (step,) = flow().outcomes[file.stem].do_now
    assert not re.search(r"\b(call|ring|dial)\b", str(step.html), re.IGNORECASE)
    said = file.read_text("utf-8")
    assert not re.search(
        r"\b(call in sick|say (that )?you are ill(?! if you are not)|white lie)\b", said, re.IGNORECASE
    )


@pytest.mark.parametrize("slug", MESSAGES)
def test_messages_say_nothing_untrue(slug: str) -> None:
    """No illness, no doctor, no emergency; and the words for leave without a reason name no interview."""
    text = (ROOT / "content" / "messages" / f"{slug}.md").read_text("utf-8").partition("\n---\n")[2]
    assert not re.search(r"\b(sick|ill|unwell|doctor|dentist|medical|emergency)\b", text, re.IGNORECASE)
    if slug == "leave-without-reason":
        assert not re.search(r"interview|job", text, re.IGNORECASE)


def test_secret_outcomes_tell_no_manager() -> None:
    """The words that name the interview to a manager go only where the manager may know, or knows of the notice."""
    named = {
        id_ for id_, outcome in flow().outcomes.items()
        if "time-off-for-interview" in [each.target for each in outcome.messages]
    }  # fmt: skip
    assert named == {"ask-manager", "use-right"}
