"""A long flow does what its ordered rules say, read here a second time by hand."""

from __future__ import annotations

import itertools
import random

from builder.flows import counts
from builder.flows.questions.checkbox import Checkbox
from builder.flows.walk import walk
from tests.flows import naive
from tests.interview import interview

FIRST_DECIDING = {
    "missed": "missed", "money": "stop", "unsafe": "not-there", "accepted": "withdraw", "ill": "rebook",
    "unverified": "check-first",
}  # fmt: skip
POINTS = {
    "interest": {"likely": 4, "maybe": 2, "unlikely": -1},
    "practice": {"high": 3, "some": 1},
    "notice": {"under-24h": 2, "24-to-48h": 1},
    "cost": {"medium": -2, "high-fixed": -4},
    "other-interviews": {"few": 1, "many": -2},
    "small-field": {"yes": 1},
    "deal-breaker": {"askable": -1, "unknowable": -1},
}


def pull(answers: naive.Answers) -> int:
    """The score: what speaks for going, less what speaks against."""
    points = sum(table.get(answers[question][0], 0) for question, table in POINTS.items())
    if answers["stage"] == ("final",):
        points += {"likely": 1, "unlikely": -2}.get(answers["interest"][0], 0)
    return points


def advice(answers: naive.Answers) -> str:
    """The outcome, rule by rule."""
    one = {question: options[0] for question, options in answers.items()}
    ticked = answers["situation"]
    leaving = "talk-first" if one["benefits"] == "yes" else "withdraw"
    for option, outcome in FIRST_DECIDING.items():
        if option in ticked:
            return outcome
    if one["interest"] == "never" or one["deal-breaker"] == "confirmed":
        return leaving
    if "access-refused" in ticked:
        return "ask-again"
    if "clash" in ticked:
        return "ask-to-move"
    if one["deal-breaker"] == "askable" and one["notice"] != "under-24h":
        return "ask-one-question"
    if one["cost"] == "high-fixable":
        return "ask-to-move"
    points = pull(answers)
    if points >= 1:
        return "go" if one["interest"] == "likely" or (one["interest"] == "maybe" and points >= 4) else "go-to-learn"
    return "ask-to-move" if one["interest"] == "likely" else leaving


def test_the_diagram_agrees_with_the_rules_read_by_hand() -> None:
    """On 20,000 random combinations, half of them with nothing decisive ticked."""
    page, dice = interview(), random.Random(20261123)
    options = {question.id: naive.every_answer(question) for question in page.flow.questions.values()}
    late = [a for a in options["situation"] if not set(a) & set(FIRST_DECIDING)]
    for number in range(20_000):
        answers = {question: dice.choice(choices) for question, choices in options.items()}
        if number % 2:
            answers["situation"] = dice.choice(late)
        assert page.diagram.leaves[~walk(page.diagram, answers).reference].outcome == advice(answers)


def test_every_combination_is_counted_once() -> None:
    """All combinations have an outcome, and every outcome some."""
    diagram = interview().diagram
    assert 21_233_664 == counts.combinations(diagram) == sum(counts.combinations_per_leaf(diagram))
    assert set(interview().outcomes) == {leaf.outcome for leaf in diagram.leaves}


def test_it_asks_no_more_than_it_must() -> None:
    """Never more than ten questions, one for who is ill, and 4.8 on average where nothing is ticked."""
    page = interview()
    assert 10 == counts.most_questions(page.diagram)[page.diagram.root]
    assert ("situation",) == walk(page.diagram, {"situation": ("ill",), "interest": ("likely",)}).asked
    questions = [q for q in page.flow.questions.values() if not isinstance(q.kind, Checkbox)]
    asked = [
        len(
            walk(
                page.diagram, dict(zip((q.id for q in questions), choice, strict=True)) | {"situation": ("none",)}
            ).asked
        )
        for choice in itertools.product(*(naive.every_answer(question) for question in questions))
    ]
    assert 4.8 == round(sum(asked) / len(asked), 1)
