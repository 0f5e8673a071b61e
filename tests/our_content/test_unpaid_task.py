"""The flow “They want an unpaid task or trial” keeps safety and benefits first, and gives nobody's week away."""

from __future__ import annotations

import itertools
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.batch import answerer
from builder.flows.walk import walk
from builder.site import FlowPage
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_flow
from tests.properties import examples

FOLDER = ROOT / "content" / "flows" / "unpaid-task"
DOUBTS = ("pay", "run", "papers", "unchecked", "unsafe")
SITUATIONS = (("none",), ("benefits",), ("arranged",), ("paid",), ("benefits", "paid"), ("arranged", "benefits"))
WANTS = ("yes", "unsure", "no")
KINDS = ("watch", "exercise", "product", "work", "unknown")
LENGTHS = ("short", "day", "days", "unknown")
SPARE = ("yes", "less", "no")
ASKED = ("not-yet", "refused")
WATCHED = ("yes", "no", "unknown")
SAMPLES = ("yes", "no")
FOR_NOTHING = {"do-it", "do-with-limits"}
Answers = tuple[tuple[str, ...], str, str, str, str, str, str, str]


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def text(outcome: str) -> str:
    """The text of an outcome, with its front matter."""
    return (FOLDER / f"{outcome}.md").read_text("utf-8")


def advice(answers: Answers) -> tuple[str, tuple[str, ...]]:
    """The outcome, and the questions that were asked."""
    questions = ("situation", "want", "kind", "length", "afford", "asked", "watched", "samples")
    situation, *others = answers
    given = dict(zip(questions, [situation, *((answer,) for answer in others)], strict=True))
    position = walk(flow().diagram, given)
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


def combinations() -> itertools.product[Answers]:
    """All answers of people for whom nothing is unsafe."""
    return itertools.product(SITUATIONS, WANTS, KINDS, LENGTHS, SPARE, ASKED, WATCHED, SAMPLES)


def gift(kind: str, length: str, watched: str) -> int:
    """The amount they get for nothing, as this test sees it: 0 a test, 1 something of use, 2 much, 3 too much."""
    if length == "days" or (kind == "work" and watched == "no"):
        return 3
    hours = {"short": 0, "day": 1}[length]
    return hours + (kind in {"product", "work"})


def expected(answers: Answers) -> str:
    """The rules in other words: what it gives away, against what the reader can and wants to give."""
    situation, want, kind, length, spare, asked, watched, samples = answers
    leave = "speak-first" if "benefits" in situation else "decline"
    if "arranged" in situation:
        return "speak-first"
    if want == "no":
        return leave
    if "paid" in situation:
        return "do-it"
    if kind == "unknown" or length == "unknown":
        return "find-out"
    size = gift(kind, length, watched)
    beyond = size == 3 or spare != "yes" or (want == "unsure" and length == "day")
    if beyond and asked == "refused":
        return leave
    showable = kind == "exercise" or kind == "product"
    if showable and samples == "yes" and asked == "not-yet" and (size >= 2 or spare == "no"):
        return "offer-past-work"
    if length == "days" or spare != "yes":
        return "ask-for-pay"
    if kind == "work" and watched == "unknown":
        return "find-out"
    if beyond or (size == 2 and asked == "not-yet"):
        return "ask-for-pay"
    return "do-with-limits" if size else "do-it"


def test_the_rules_say_what_they_should() -> None:
    """An independent reading agrees with the flow, for everybody for whom nothing is unsafe."""
    wrong = [(each, expected(each), advice(each)[0]) for each in combinations() if expected(each) != advice(each)[0]]
    assert [] == wrong[:5]


def test_few_questions() -> None:
    """Nobody is asked more than eight before the advice, and two afterwards at most."""
    counts = [len(advice(each)[1]) for each in combinations()]
    assert max(counts) <= 9
    assert sum(count <= 6 for count in counts) > 0.5 * len(counts)


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("more", [(), ("benefits",), ("arranged",), ("paid",)])
def test_safety_comes_first(doubt: str, more: tuple[str, ...]) -> None:
    """Whoever ticks a sign is asked nothing more, and pay or the benefit office change nothing."""
    answers: Answers = ((doubt, *more), "yes", "exercise", "short", "yes", "not-yet", "yes", "yes")
    assert advice(answers) == ("check-first", ("situation",))
    assert f"::: when {{situation: {doubt}}}" in text("check-first")


def test_nobody_on_a_benefit_is_told_to_decline() -> None:
    """Not by the advice, and in no text before the office was named."""
    outcomes = {advice(each)[0] for each in combinations() if {"benefits", "arranged"} & set(each[0])}
    assert "decline" not in outcomes
    assert {advice(each)[0] for each in combinations() if "arranged" in each[0]} == {"speak-first"}


def test_nobody_gives_away_days() -> None:
    """More than a day, an unknown time, or work that nobody watches is never to be done for nothing."""
    for each in combinations():
        situation, _, kind, length, spare, _, watched, _ = each
        free = "paid" not in situation
        if free and (length in {"days", "unknown"} or spare != "yes" or (kind == "work" and watched != "yes")):
            assert advice(each)[0] not in FOR_NOTHING


def test_no_is_not_asked_twice() -> None:
    """Who was told no is not sent to ask for the same again."""
    assert not {advice(each)[0] for each in combinations() if each[5] == "refused"} & {"ask-for-pay", "offer-past-work"}


@pytest.mark.parametrize("outcome", ["do-it", "do-with-limits", "ask-for-pay", "offer-past-work", "find-out"])
def test_a_benefit_has_its_paragraph(outcome: str) -> None:
    """It names the office; where work may follow, it says to tell it before the start."""
    paragraph = re.search(r"::: when \{situation: benefits\}\n(.+?):::", text(outcome), re.DOTALL)
    assert paragraph
    assert "work coach" in paragraph[1]
    if outcome in {"do-it", "do-with-limits", "ask-for-pay"}:
        assert re.search(r"before you start", paragraph[1])


@pytest.mark.parametrize("country", [option.id for option in flow().flow.questions["country"].options])
def test_each_country_has_its_paragraph(country: str) -> None:
    """Another country is told that its law is not known here."""
    assert f"::: when {{country: {country}}}" in text("ask-for-pay")
    assert f"::: when {{country: {country}, kind: [watch, work]}}" in text("do-with-limits")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: Path(file).stem)
def test_each_outcome_has_one_thing_to_do_now(file: Path) -> None:
    """It can be done in writing."""
    (step,) = flow().outcomes[file.stem].do_now
    assert not re.search(r"\b(call|phone|ring|dial)\b", str(step.html), re.IGNORECASE)


def test_hours_are_our_measure() -> None:
    """A number of hours that is a limit is marked as judgement."""
    assert "not a rule of law [@our-judgement]" in text("do-with-limits")


@settings(max_examples=examples(100), deadline=None)
@given(st.integers(5, 2_000))
def test_what_the_time_is_worth(tenths: int) -> None:
    """Hours at the minimum wage to the penny, a half upwards; nothing else asks for the hours."""
    page = flow()
    answer = answerer(page.flow, page.diagram, page.follow_ups)
    asks = {
        "situation": "none",
        "want": "yes",
        "kind": "work",
        "length": "days",
        "afford": "yes",
        "asked": "not-yet",
        "talked": "no",
    }
    said = json.loads(answer(json.dumps({**asks, "country": "germany", "hours": f"{tenths / 10:.1f}"})).json)
    worth = {
        name: str((Decimal(tenths) / 10 * Decimal(rate)).quantize(Decimal("0.01"), ROUND_HALF_UP))
        for name, rate in {"uk-pay": "12.71", "germany-pay": "13.90", "germany-pay-2027": "14.60"}.items()
    }
    assert (said["outcome"], said["figures"]) == ("ask-for-pay", {"time": f"{tenths / 10:.1f}", **worth})
    assert list(page.figure_questions) == ["ask-for-pay"]
