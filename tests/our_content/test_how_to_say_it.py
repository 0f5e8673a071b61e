"""The flow “How do I cancel my interview, move it, or ask for video?” obeys its rules, and asks nobody to phone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from builder.flows.walk import walk
from builder.site import FlowPage, MessagePage
from builder.site.message_text import PHONE
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_content, our_flow

FOLDER = ROOT / "content" / "flows" / "how-to-say-it"
BOXES = ("money", "unsafe", "unverified", "missed", "accepted", "ill", "clash", "access-refused", "access", "nerves")
WANTS = ("move", "format", "fare", "withdraw", "unsure")
NOTICES = ("over-48h", "24-to-48h", "under-24h", "under-2h")
SOON = ("under-24h", "under-2h")
WITHDRAWALS = {"withdraw-in-writing", "withdraw-quickly", "withdraw-through-agency"}
STRANGERS = ("no-message", "check-first")
"""Outcomes of people who may be dealing with a scam."""
FREE = {"channel": ("unknown",), "moved": ("no",), "stage": ("first",)}
"""Questions for paragraphs only."""


Case = tuple[frozenset[str], str, str, str, str]
"""The ticked boxes, and the answers to the other questions that rules read."""


def page() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


@cache
def messages() -> dict[str, MessagePage]:
    """The messages by name."""
    return {message.slug: message for message in our_content().messages}


def forms(message: MessagePage) -> set[str]:
    """The names of its forms."""
    return {form.name for form in message.forms}


def answers(case: Case) -> dict[str, tuple[str, ...]]:
    """The answers to all questions."""
    ticked, *others = case
    rest = zip(("want", "benefits", "arranged", "notice"), others, strict=True)
    return {"situation": tuple(ticked) or ("none",), **{question: (answer,) for question, answer in rest}, **FREE}


@cache
def advice() -> dict[Case, tuple[str, tuple[str, ...]]]:
    """The outcome of each case, and the questions asked before it."""
    found = {}
    for case in cases():
        position = walk(page().diagram, answers(case))
        found[case] = page().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)
    return found


def by_channel(what: str, arranged: str, notice: str) -> str:
    """A withdrawal or a new date, by the way that it takes."""
    if arranged == "agency":
        return f"{what}-through-agency"
    return f"{what}-quickly" if notice in SOON else f"{what}-in-writing"


def settled(ticked: frozenset[str], arranged: str, notice: str) -> str | None:
    """The outcome that the ticked boxes settle by themselves, read from the research and not from the rules."""
    if ticked & {"money", "unsafe"} or {"accepted", "unverified"} <= ticked:
        return "no-message"
    if "unverified" in ticked:
        return "check-first"
    if "accepted" in ticked:
        return "withdraw-in-writing" if "missed" in ticked else by_channel("withdraw", arranged, notice)
    if "missed" in ticked:
        return "ask-again" if "access-refused" in ticked else "missed"
    return "ill" if "ill" in ticked else None


def reading(ticked: frozenset[str], want: str, benefits: str, arranged: str, notice: str) -> str:
    """The advice that the research asks for."""
    if outcome := settled(ticked, arranged, notice):
        return outcome
    if want == "withdraw":
        return "talk-first" if benefits == "yes" else by_channel("withdraw", arranged, notice)
    if "access-refused" in ticked:
        return "ask-again"
    if want == "unsure" and "clash" not in ticked:
        return "decide-first"
    if want in {"format", "fare"}:
        return {"format": "another-format", "fare": "ask-for-the-fare"}[want]
    return by_channel("new-date", arranged, notice)


def cases() -> Iterator[Case]:
    """No box, one, two or three, or all; and every other answer that rules read."""
    sizes = (0, 1, 2, 3, 10)
    ticks = [frozenset(each) for size in sizes for each in itertools.combinations(BOXES, size)]
    return itertools.product(ticks, WANTS, ("no", "yes"), ("employer", "agency"), NOTICES)


def test_the_flow_agrees_with_another_reading() -> None:
    """14,160 cases, and never more than five questions before the advice."""
    assert len(advice()) == 14_160
    for case, (outcome, asked) in advice().items():
        assert reading(*case) == outcome, case
        assert len(asked) <= 5, case


def test_laws_of_safety() -> None:
    """Nobody writes to strangers, and nobody on a benefit withdraws but for another job."""
    for case, (outcome, _) in advice().items():
        ticked, want, benefits, _, _ = case
        if ticked & {"money", "unsafe", "unverified"}:
            assert outcome in STRANGERS, case
        if benefits == "yes" and "accepted" not in ticked:
            assert outcome not in WITHDRAWALS, case
        if outcome in WITHDRAWALS:
            assert want == "withdraw" or "accepted" in ticked, case
        if "ill" in ticked and not ticked & {"money", "unsafe", "unverified", "missed", "accepted"}:
            assert outcome == "ill", case


def test_nobody_is_asked_more_than_six_questions() -> None:
    """With those for paragraphs, which can be skipped; nobody is asked more than who ticks nothing, or a clash."""
    lengths = set()
    for case, (outcome, asked) in advice().items():
        if case[0] <= {"clash"}:
            after = page().follow_ups.follow(outcome, asked, answers(case))
            lengths.add(len(asked) + len(after.asked))
    assert max(lengths) == 6


def test_an_earlier_request_and_the_channel_decide_nothing() -> None:
    """We found no evidence that a call does better, nor that a second request is refused."""
    assert not {"moved", "channel", "stage"} & {question for _, asked in advice().values() for question in asked}


@pytest.mark.parametrize("box", BOXES)
def test_every_ticked_box_is_answered(box: str) -> None:
    """Each outcome that a box can lead to has a paragraph about it, or is about nothing else."""
    alone = {"missed": "missed", "ill": "ill", "access-refused": "ask-again", "unverified": "check-first"}
    reached = {outcome for case, (outcome, _) in advice().items() if box in case[0]}
    texts = {outcome: (FOLDER / f"{outcome}.md").read_text("utf-8") for outcome in reached}
    answered = re.compile(rf"^ *::: when {{.*situation: (?:{box}\b|\[[^]]*\b{box}\b|{{all-of: \[[^]]*\b{box}\b)", re.M)
    assert [outcome for outcome, text in texts.items() if alone.get(box) != outcome and not answered.search(text)] == []


@pytest.mark.parametrize("outcome", STRANGERS)
def test_strangers_are_told_nothing(outcome: str) -> None:
    """Their messages have no name and no number, and none of them is a call to the sender."""
    for reference in page().outcomes[outcome].messages:
        message = messages()[reference.target]
        assert not {variable.name for variable in message.variables} & {"your-name", "phone", "address"}
        assert message.slug == "check-the-vacancy" or PHONE not in forms(message)
    assert re.search(r"give no (phone )?number", (FOLDER / f"{outcome}.md").read_text("utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_no_step_needs_a_telephone(file: Path) -> None:
    """A step that says to call says how to do it in writing, too, and no call comes first."""
    for step in page().outcomes[file.stem].do_now:
        calls = re.search(r"(?<!video )(?<!a phone )\b(call|phone|ring|dial)\b", str(step.html), re.IGNORECASE)
        assert not calls or re.search(r"\b(text|email|write|message|app|chat)\b", str(step.html), re.IGNORECASE)
    assert not re.search(r"\b(phone|call) first\b", file.read_text("utf-8"), re.IGNORECASE)
    assert all(forms(messages()[each.target]) - {PHONE} for each in page().outcomes[file.stem].messages)


@pytest.mark.parametrize("outcome", sorted(WITHDRAWALS))
def test_a_benefit_is_named_before_a_withdrawal_is_sent(outcome: str) -> None:
    """Whoever has accepted another job was not asked about it before."""
    text = (FOLDER / f"{outcome}.md").read_text("utf-8")
    assert text.index('{benefits: "yes"}') < text.index("2. ")
