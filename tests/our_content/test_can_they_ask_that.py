"""The flow “Can they ask me that?” agrees with a naive reading, and puts safety and benefits first."""

from __future__ import annotations

import datetime
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from itertools import product
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

FOLDER = ROOT / "content" / "flows" / "can-they-ask-that"
MESSAGES = ROOT / "content" / "messages"
ORDINARY = {"work-permission", "pay-hopes", "gaps"}
BEFORE_AN_OFFER = {"great-britain", "us"}
"""The places in which health may be asked about after an offer, and not before."""
NEED_NOT_SAY_PREGNANT = {"great-britain", "ireland", "germany", "eu"}
BARRED_IN_GERMANY = {"health", "pregnant", "origin", "religion", "orientation", "union"}
DECIDING = ("happening", "topic", "moment", "purpose", "country", "offer")


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def text(outcome: str) -> str:
    """The file of an outcome."""
    return (FOLDER / f"{outcome}.md").read_text("utf-8")


def advice(answers: dict[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """The outcome, and the questions that were asked for it."""
    position = walk(flow().diagram, answers)
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


def options(question: str) -> list[str]:
    """The ids of the options of a question."""
    return [option.id for option in flow().flow.questions[question].options]


def combinations() -> Iterator[dict[str, tuple[str, ...]]]:
    """All answers to the questions that decide."""
    happening = [("none",), ("unsafe",), ("money",), ("unsafe", "money")]
    others = [[(option,) for option in options(question)] for question in DECIDING[1:]]
    for combination in product(happening, *others):
        yield dict(zip(DECIDING, combination, strict=True))


@cache
def everybody() -> tuple[tuple[dict[str, tuple[str, ...]], str, tuple[str, ...]], ...]:
    """All answers, each with the advice and the questions that were asked for it."""
    return tuple((answers, *advice(answers)) for answers in combinations())


def reading(answers: dict[str, tuple[str, ...]]) -> str:
    """The advice as somebody would give it who reads the rules aloud, written without looking at the flow."""
    (topic,), (moment,), (purpose,), (country,), (offer,) = (answers[question] for question in DECIDING[1:])
    if "unsafe" in answers["happening"]:
        return "leave"
    if "money" in answers["happening"]:
        return "check-them-first"
    if topic in ORDINARY:
        return "ordinary-question"
    if moment == "turned-down":
        return "get-advice"
    if topic == "convictions":
        return "convictions"
    if moment == "answered":
        return "note-it"
    return "answer-the-need" if topic == "pay-history" else before_an_answer(topic, purpose, country, offer)


def before_an_answer(topic: str, purpose: str, country: str, offer: str) -> str:
    """The advice about a private question that is not answered yet."""
    if purpose in {"changes", "counting"}:
        return "only-that"
    if topic == "pregnant":
        return "need-not-answer" if country in NEED_NOT_SAY_PREGNANT else "answer-the-need"
    if purpose == "none":
        return without_a_reason(topic, country, offer)
    fair = {"task": {"health", "language", "other"}, "rule": {"health", "language", "other", "age", "origin"}}
    if topic in fair[purpose]:
        return "only-that"
    return "answer-the-need" if (topic, purpose) == ("family", "task") else "ask-how"


def without_a_reason(topic: str, country: str, offer: str) -> str:
    """The advice where they say nothing that convinces."""
    if topic in {"language", "other"}:
        return "ask-how"
    if topic == "health" and country in BEFORE_AN_OFFER:
        return "need-not-answer" if offer == "not-yet" else "ask-how"
    barred = country == "germany" and topic in BARRED_IN_GERMANY
    return "need-not-answer" if barred else "answer-the-need"


def test_the_flow_is_as_it_is_read() -> None:
    """For all 16,800 answers to the questions that decide."""
    assert [] == [answers for answers, outcome, _ in everybody() if outcome != reading(answers)][:3]


def test_few_questions_decide() -> None:
    """Never more than six, one in danger, two for what is ordinary, three for whoever was turned down."""
    asked = [(answers, questions) for answers, _, questions in everybody()]
    assert max(len(questions) for _, questions in asked) == 6
    assert {questions for answers, questions in asked if answers["happening"] != ("none",)} == {("happening",)}
    safe = [(answers, questions) for answers, questions in asked if answers["happening"] == ("none",)]
    ordinary = {questions for answers, questions in safe if answers["topic"][0] in ORDINARY}
    assert ordinary == {("happening", "topic")}
    refused = {len(questions) for answers, questions in safe if answers["moment"] == ("turned-down",)}
    assert refused == {2, 3}


def test_no_law_is_told_abroad() -> None:
    """Nobody hears that they need not answer unless a source was read."""
    told = {answers["country"][0] for answers, outcome, _ in everybody() if outcome == "need-not-answer"}
    assert told == {"great-britain", "us", "ireland", "germany", "eu"}


def test_no_case_is_called_unlawful() -> None:
    """Verdicts and reasons say what is worth advice; general law may be named below them."""
    words = [rule.because or "" for rule in flow().flow.rules]
    words += [f"{outcome.title} {outcome.verdict}" for outcome in flow().outcomes.values()]
    assert [] == [word for word in words if re.search(r"illegal|unlawful|against the law", word, re.IGNORECASE)]
    assert "worth advice" in text("get-advice")


@pytest.mark.parametrize("outcome", ["answer-the-need", "need-not-answer", "ask-how"])
def test_a_benefit_comes_before_ending_it(outcome: str) -> None:
    """Whoever gets a benefit is told to speak to that office before the step that ends it, twice."""
    body = text(outcome)
    end = body.index("\n4. **")
    assert body.index('::: when {benefits: "yes"}') < end
    assert "On a benefit, speak to your work coach or agency first" in body[end : body.index("\n\n", end)]


@pytest.mark.parametrize("country", options("country"))
def test_every_country_has_its_limit(country: str) -> None:
    """Whoever was turned down, or waits, is told the limit of their country, or whom to ask."""
    for outcome in ("get-advice", "note-it"):
        assert f"::: when {{country: {country}}}" in text(outcome)


def test_the_british_limit_is_the_safe_one() -> None:
    """While nobody here has read the order that starts six months, people are told to count three."""
    (paragraph,) = re.findall(r"\{country: great-britain\}\n(.*?)\n:::", text("get-advice"), re.DOTALL)
    assert "act as if you had three months less one day" in paragraph
    assert "[help:acas-conciliation]" in paragraph


def test_each_private_topic_has_words() -> None:
    """The first step is a sentence that can be said, for each topic that can lead there."""
    topics = {answers["topic"][0] for answers, outcome, _ in everybody() if outcome == "answer-the-need"}
    missing = {topic for topic in topics if f"::: when {{topic: {topic}}}\n   “" not in text("answer-the-need")}
    assert missing == set()


@pytest.mark.parametrize("message", ["ask-how-it-relates", "answer-the-need"])
def test_messages_name_the_topic_and_no_answer(message: str) -> None:
    """Each topic has its words in the message."""
    body = (MESSAGES / f"{message}.md").read_text("utf-8")
    (words,) = re.findall(r"words: \{(.*)\}", body)
    assert [pair.split(":")[0] for pair in words.split(", ")] == options("topic")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_each_outcome_has_one_thing_to_do_now(file: Path) -> None:
    """It needs no telephone, and it names no number but those of services."""
    (step,) = flow().outcomes[file.stem].do_now
    calls = re.search(r"\b(call|phone|ring|dial)\b", str(step.html), re.IGNORECASE)
    assert not calls or re.search(r"\b(text|app|write|end the call)\b", str(step.html), re.IGNORECASE)
    assert re.findall(r"tel:(\d+)", file.read_text("utf-8")) == (["112"] if file.stem == "leave" else [])


def last_day(start: datetime.date, months: int) -> datetime.date:
    """The latest day that any way of counting so many months from a day could leave: the day with its number."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@settings(max_examples=examples(100), deadline=None)
@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 1)))
def test_no_limit_is_told_too_late(refused: datetime.date) -> None:
    """Each day is a day before the latest that could hold, never after it."""
    page, a_day = flow(), datetime.timedelta(1)
    answer = answerer(page.flow, page.diagram, page.follow_ups, datetime.date(2026, 12, 1))
    given_ = {"happening": "none", "topic": "age", "moment": "turned-down", "told-on": str(refused)}
    said = json.loads(answer(json.dumps({**given_, "country": "us"})).json)
    assert said["outcome"] == "get-advice"
    days = {name: datetime.date.fromisoformat(day) for name, day in said["figures"].items()}
    months = {"britain": 3, "germany": 2, "six-months": 6}
    assert days == {name: last_day(refused, number) - a_day for name, number in months.items()} | {
        "us": refused + 179 * a_day
    }


def test_the_day_is_asked_only_of_who_was_turned_down() -> None:
    """Nobody else has a limit that runs, and it decides nothing."""
    assert [id_ for id_, questions in flow().figure_questions.items() if questions] == ["get-advice"]
    assert all("told-on" not in questions for _, _, questions in everybody())
