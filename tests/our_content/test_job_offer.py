"""The flow about a job offer: a second reading of its rules, and what it must never tell anybody."""

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

FOLDER = ROOT / "content" / "flows" / "job-offer"
Answers = dict[str, tuple[str, ...]]


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def options(question: str) -> list[str]:
    """The options of a question."""
    return [option.id for option in flow().flow.questions[question].options]


@cache
def everybody() -> list[Answers]:
    """Each combination of answers that rules read, with no box or up to two boxes ticked."""
    boxes = [*((each,) for each in ("none", *options("signs"))), *itertools.combinations(options("signs"), 2)]
    rest = ("answer", "fit", "asked", "waiting", "lose", "written", "benefits")
    return [
        {"signs": signs, **{question: (answer,) for question, answer in zip(rest, answers, strict=True)}}
        for signs in boxes
        for answers in itertools.product(*(options(question) for question in rest))
    ]


def advice(answers: Answers) -> tuple[str, tuple[str, ...]]:
    """The outcome, and the questions that were asked."""
    position = walk(flow().diagram, answers)
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


def read_anew(answers: Answers) -> str:
    """The advice as an adviser would reason, from what somebody wants and can bear."""
    signs = answers["signs"]
    (answer,), (fit,), (asked,), (waiting,), (lose,), (written,), (benefits,) = (
        answers[question] for question in ("answer", "fit", "asked", "waiting", "lose", "written", "benefits")
    )
    if signs != ("none",):
        return "stop" if "money" in signs else "check-real"
    take_it = "accept" if written == "firm" else "accept-when-clear"
    say_no = "get-advice" if benefits == "yes" else "decline"
    if answer != "no":
        return take_it if fit in {"yes", "better"} else "take-back"
    if fit == "no":
        return say_no
    if fit == "change":
        return {"no": "ask-more", "waiting": "wait", "final": say_no}[asked]
    if fit == "better" and asked == "waiting":
        return "wait"
    if fit == "better" and asked == "no" and lose == "yes":
        return "ask-more"
    if waiting == "in-time":
        return "wait"
    if fit == "unsure":
        return "ask-time" if lose == "yes" else "ask-question"
    return "ask-time" if waiting == "too-late" and lose == "yes" else take_it


def test_second_reading() -> None:
    """The rules say the same as a reading that was written without them, for everybody."""
    assert [answers for answers in everybody()[::7] if advice(answers)[0] != read_anew(answers)] == []


def test_safe_for_everybody() -> None:
    """Laws of safety, on every combination without a sign."""
    for answers in (each for each in everybody() if each["signs"] == ("none",)):
        outcome, asked = advice(answers)
        if outcome == "decline":
            assert answers["benefits"] == ("no",)
            assert "benefits" in asked
            assert answers["answer"] == ("no",)
        if outcome == "accept":
            assert answers["written"] == ("firm",)
            assert "written" in asked
        if outcome == "ask-time":
            assert answers["lose"] == ("yes",)
        assert len(asked) <= 7


@pytest.mark.parametrize("sign", options("signs"))
def test_a_sign_ends_the_questions(sign: str) -> None:
    """Nobody with a warning sign is asked about pay."""
    outcome, asked = advice({"signs": (sign,)})
    assert asked == ("signs",)
    assert outcome == ("stop" if sign == "money" else "check-real")
    assert f"signs: {sign}" in "".join(file.read_text("utf-8") for file in FOLDER.glob("*.md"))


@pytest.mark.parametrize("outcome", ["accept", "accept-when-clear", "take-back"])
def test_a_benefit_is_asked_about(outcome: str) -> None:
    """An answer that no rule needed is asked for afterwards."""
    assert '{benefits: "yes"}' in (FOLDER / f"{outcome}.md").read_text("utf-8")
    assert outcome in flow().flow.questions["benefits"].ask_after


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_words(file: Path) -> None:
    """Nobody is promised that asking is safe, no step needs a telephone, and words for a no come after the advice."""
    text = file.read_text("utf-8")
    assert not re.search(r"\b(is|are) (quite |always )?safe to (ask|haggle)|never lose|nothing to lose", text)
    (step,) = flow().outcomes[file.stem].do_now
    assert not re.search(r"\b(call|phone|ring|dial)\b", str(step.html), re.IGNORECASE)
    if file.stem not in {"decline", "stop"}:
        messages = [each.target for each in flow().outcomes[file.stem].messages]
        assert messages[0] not in {"decline-offer", "withdraw-after-accepting"}


def test_each_country_has_its_own_paragraph() -> None:
    """No country's law is told to another, and everybody who takes back a yes gets an answer."""
    text = (FOLDER / "take-back.md").read_text("utf-8")
    assert [country for country in options("country") if f"{{country: {country}}}" not in text] == []
    for name, country in (("In the UK", "uk"), ("In Germany", "germany"), ("US states", "us")):
        for file in FOLDER.glob("*.md"):
            for paragraph in re.findall(r"::: when (.*)\n(.*?)\n\s*:::", file.read_text("utf-8"), re.DOTALL):
                assert name not in paragraph[1].split("\n")[0][:40] or country in paragraph[0]
