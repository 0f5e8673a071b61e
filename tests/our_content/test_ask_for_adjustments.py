"""The flow “Do I need adjustments?” asks nobody for a diagnosis, keeps safety first, and needs no telephone."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from builder.flows.walk import walk
from builder.site import FlowPage
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_flow

FOLDER = ROOT / "content" / "flows" / "ask-for-adjustments"
SITUATIONS = (("none",), ("benefits",), ("money",), ("unsafe", "benefits"), ("money", "unsafe"))
ASKED = ("not-yet", "no-answer", "refused", "late", "agreed", "over")
BOXES = ("small", "support", "unsure", "format")
NEEDS = tuple(ticked or ("none",) for size in range(5) for ticked in itertools.combinations(BOXES, size))
PARTS = (
    ("none",),
    ("energy",),
    ("questions", "time"),
    ("hearing",),
    ("writing", "people"),
    ("getting-there", "room"),
    ("seeing",),
)
NOTICES = ("under-48h", "days", "weeks", "no-date")
PREPARED = {"getting-there", "hearing", "seeing", "writing"}
"""The hard parts that a mere yes cannot help."""


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def text(outcome: str) -> str:
    """The text of an outcome, with its front matter."""
    return (FOLDER / f"{outcome}.md").read_text("utf-8")


def advice(answers: dict[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """The outcome, and the questions that were asked."""
    position = walk(flow().diagram, answers)
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


def expected(situation: tuple[str, ...], asked: str, need: tuple[str, ...], part: tuple[str, ...], notice: str) -> str:
    """The rules in other words: safety, then where the asking stands, then the largest need first."""
    if {"money", "unsafe"} & set(situation):
        return "check-first"
    if asked != "not-yet":
        reply = {"over": "new-date", "late": "postpone", "agreed": "confirm"}
        return reply.get(asked, "ask-again")
    soon = notice == "under-48h"
    if "format" in need:
        return "another-format"
    if "support" in need:
        return "postpone" if soon else "request-with-support"
    if "unsure" in need and part != ("none",):
        return "postpone" if soon and PREPARED & set(part) else "request-with-examples"
    return "short-request" if need == ("small",) else "find-out"


def test_the_rules_say_what_they_should() -> None:
    """An independent reading agrees with the flow."""
    combinations = itertools.product(SITUATIONS, ASKED, NEEDS, PARTS, NOTICES)
    for situation, asked, need, part, notice in combinations:
        answers = {"situation": situation, "asked": (asked,), "need": need, "part": part, "notice": (notice,)}
        outcome, questions = advice(answers)
        assert (answers, expected(situation, asked, need, part, notice)) == (answers, outcome)
        assert len(questions) <= 5


@pytest.mark.parametrize("need", NEEDS, ids="+".join)
@pytest.mark.parametrize("asked", ASKED)
def test_a_benefit_changes_no_advice(asked: str, need: tuple[str, ...]) -> None:
    """It adds a paragraph. Nobody is told to stay away because of it, or in spite of it."""
    others = {"asked": (asked,), "need": need, "part": ("energy",), "notice": ("days",)}
    assert advice({**others, "situation": ("benefits",)}) == advice({**others, "situation": ("none",)})


@pytest.mark.parametrize("outcome", flow().outcomes)
def test_every_outcome_speaks_to_people_on_a_benefit(outcome: str) -> None:
    """Each has its paragraph, and names the office before it is moved or missed."""
    paragraph = re.search(r"::: when \{situation: benefits\}\n(.+?):::", text(outcome), re.DOTALL)
    assert paragraph
    if outcome in {"postpone", "ask-again", "new-date", "another-format", "request-with-support"}:
        assert re.search(r"office", paragraph[1])
        assert re.search(r"copies|both messages", paragraph[1])


@pytest.mark.parametrize("part", [option.id for option in flow().flow.questions["part"].options])
def test_each_hard_part_has_its_examples(part: str) -> None:
    """Whoever ticks a part reads what can be asked for."""
    assert f"::: when {{part: {part}}}\n" in text("request-with-examples")


@pytest.mark.parametrize(("question", "outcome"), [
    ("form", "another-format"), ("country", "ask-again"), ("country", "request-with-support"),
])  # fmt: skip
def test_each_answer_has_a_paragraph(question: str, outcome: str) -> None:
    """Another country and an unknown one have theirs, too."""
    options = [option.id for option in flow().flow.questions[question].options]
    assert [] == [each for each in options if f"::: when {{{question}: {each}}}" not in text(outcome)]


@pytest.mark.parametrize(
    "outcome", ["another-format", "short-request", "request-with-examples", "request-with-support"]
)
def test_giving_no_reason_is_answered(outcome: str) -> None:
    """Whoever tells nothing is told that the duty can depend on it."""
    no_reason = re.search(r'::: when \{say-why: \[?"no".*?\n(.+?):::', text(outcome), re.DOTALL)
    assert no_reason
    assert "@equality-act-sch8" in no_reason[1]


def test_nobody_is_asked_for_a_diagnosis() -> None:
    """No question asks what somebody has."""
    asked = " ".join(
        " ".join([question.ask, *(option.label for option in question.options)])
        for question in flow().flow.questions.values()
    )
    assert not re.search(r"diagnos|symptom|medical|which (illness|disability)|doctor", asked, re.IGNORECASE)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_no_step_needs_a_telephone(file: Path) -> None:
    """The first steps are in writing, and no text says to phone first."""
    steps = " ".join(str(step.html) for step in flow().outcomes[file.stem].do_now)
    assert not re.search(r"\b(call|phone|ring|dial)\b", steps, re.IGNORECASE)
    assert not re.search(r"\b(phone|call|ring) (them |first|today)", file.read_text("utf-8"), re.IGNORECASE)


def test_no_time_limit_is_given_in_figures() -> None:
    """They are changing, so readers are told to ask for theirs."""
    for outcome in ("ask-again", "new-date"):
        assert "time limits" in text(outcome)
        assert not re.search(r"\b(three|six|\d+) (months|days)\b", text(outcome))
