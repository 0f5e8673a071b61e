"""The flow of our own knowledge base does what its ordered rules say, read here a second time by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

from builder.flows import counts
from builder.flows.interview_length import interview_length
from builder.flows.walk import walk
from tests.flows import naive
from tests.knowledge_bases import ROOT
from tests.our_content.content import flagship
from tests.render.flows.test_node_links import by_links

FIRST_DECIDING = ("money", "unsafe", "accepted", "unverified", "missed", "ill")
POINTS = {
    "interest": {"likely": 4, "maybe": 2, "unlikely": -1},
    "practice": {"high": 3, "some": 1},
    "notice": {"under-24h": 1},
    "cost": {"medium": -2},
    "other-interviews": {"few": 1, "many": -2},
    "small-field": {"yes": 1},
    "deal-breaker": {"unknowable": -1},
}


def pull(answers: naive.Answers) -> int:
    """The score: what speaks for going, less what speaks against."""
    points = sum(table.get(answers[question][0], 0) for question, table in POINTS.items())
    if answers["stage"] == ("final",):
        points += {"likely": 1, "unlikely": -2}.get(answers["interest"][0], 0)
    return points


def advice(answers: naive.Answers) -> str:
    """The outcome: the safety rules first, then the others."""
    ticked = answers["situation"]
    for option, outcome in {"money": "stop", "unsafe": "not-there", "accepted": "withdraw"}.items():
        if option in ticked:
            return outcome
    if "unverified" in ticked:
        return "check-first"
    if "missed" in ticked:
        return "ask-again" if "access-refused" in ticked else "missed"
    return "rebook" if "ill" in ticked else weighed_advice(answers)


def weighed_advice(answers: naive.Answers) -> str:
    """The outcome where safety and the day itself decide nothing, rule by rule."""
    one = {question: options[0] for question, options in answers.items()}
    ticked, points = answers["situation"], pull(answers)
    leaving = "talk-first" if one["benefits"] == "yes" else "withdraw"
    if one["interest"] == "never" or one["deal-breaker"] == "confirmed":
        return leaving
    if "access-refused" in ticked:
        return "ask-again"
    if one["cost"] == "high-fixed":
        return "ask-to-move" if one["interest"] == "likely" else leaving
    if "clash" in ticked:
        return "ask-to-move"
    if one["deal-breaker"] == "askable":
        return "ask-one-question"
    if one["cost"] == "high-fixable" or ("access" in ticked and one["notice"] == "under-24h" and points >= 1):
        return "ask-to-move"
    if points >= 1:
        return "go" if one["interest"] == "likely" or (one["interest"] == "maybe" and points >= 4) else "go-to-learn"
    return "ask-to-move" if one["interest"] == "likely" else leaving


def test_the_diagram_agrees_with_the_rules_read_by_hand() -> None:
    """On 20,000 random combinations, half of them with nothing decisive ticked."""
    page, dice = flagship(), random.Random(20261123)
    options = {question.id: naive.every_answer(question) for question in page.flow.questions.values()}
    late = [a for a in options["situation"] if not set(a) & set(FIRST_DECIDING)]
    for number in range(20_000):
        answers = {question: dice.choice(choices) for question, choices in options.items()}
        if number % 2:
            answers["situation"] = dice.choice(late)
        assert page.diagram.leaves[~walk(page.diagram, answers).reference].outcome == advice(answers)


def test_every_combination_is_counted_once() -> None:
    """All combinations have an outcome, and every outcome some."""
    diagram = flagship().diagram
    assert 21_233_664 == counts.combinations(diagram) == sum(counts.combinations_per_leaf(diagram))
    assert set(flagship().outcomes) == {leaf.outcome for leaf in diagram.leaves}


def lengths(answers: naive.Answers) -> Iterator[tuple[int, Fraction]]:
    """For each way to answer what these answers leave open: the number of questions asked, and its share of all."""
    page = flagship()
    position = walk(page.diagram, answers)
    coming: str | None
    if position.reference >= 0:
        coming, asked = page.diagram.question(position.reference), position.asked
    else:
        outcome = page.diagram.leaves[~position.reference].outcome or ""
        after = page.follow_ups.follow(outcome, position.asked, answers)
        coming, asked = after.next, (*position.asked, *after.asked)
    if coming is None:
        yield len(asked), Fraction(1)
        return
    options = naive.every_answer(page.flow.questions[coming])
    for option in options:
        for length, share in lengths({**answers, coming: option}):
            yield length, share / len(options)


def asked(answers: naive.Answers) -> tuple[str, ...]:
    """The questions that these answers are asked, before the outcome and after it."""
    page = flagship()
    position = walk(page.diagram, answers)
    outcome = page.diagram.leaves[~position.reference].outcome or ""
    return (*position.asked, *page.follow_ups.follow(outcome, position.asked, answers).asked)


def test_it_asks_no_more_than_it_must() -> None:
    """One question in danger or when it is missed, two when ill or accepted, ten at most, six or fewer for most."""
    page = flagship()
    assert 10 == interview_length(page.diagram, page.follow_ups).most
    for box in ("money", "unsafe", "unverified", "missed"):
        assert ("situation",) == asked({"situation": (box,), "interest": ("likely",)})
    for box in ("ill", "accepted"):
        assert ("situation", "notice") == asked({"situation": (box,), "notice": ("over-48h",)})
    found = list(lengths({"situation": ("none",)}))
    assert 1 == sum(share for _, share in found)
    few = sum(share for length, share in found if length <= 6)
    average = sum(length * share for length, share in found)
    assert (86, 4.8) == (int(100 * few), round(float(average), 1))


def test_more_interest_or_practice_never_turns_go_into_leave() -> None:
    """From less to more, nobody moves from going to withdrawing or to talking first."""
    page, dice = flagship(), random.Random(7)
    options = {question.id: naive.every_answer(question) for question in page.flow.questions.values()}
    for _ in range(4_000):
        answers = {question: dice.choice(choices) for question, choices in options.items()} | {"situation": ("none",)}
        for question in ("interest", "practice"):
            from_most = [
                page.diagram.leaves[~walk(page.diagram, answers | {question: (option.id,)}).reference].outcome
                for option in page.flow.questions[question].options
            ]
            going = [outcome in ("go", "go-to-learn") for outcome in from_most]
            leaving = [outcome in ("withdraw", "talk-first") for outcome in from_most]
            assert not any(going[i] and any(leaving[:i]) for i in range(len(going)))


def test_the_shares_that_the_article_names() -> None:
    """With nothing ticked and no deal-breaker: for which part of the other answers the flow says go."""
    page = flagship()
    others = ("notice", "practice", "other-interviews", "stage", "small-field", "benefits")
    options = [naive.every_answer(page.flow.questions[question]) for question in others]

    def share(interest: str, cost: str) -> float:
        fixed = {"situation": ("none",), "deal-breaker": ("none",), "interest": (interest,), "cost": (cost,)}
        going = [
            page.diagram.leaves[~walk(page.diagram, fixed | dict(zip(others, rest, strict=True))).reference].outcome
            in ("go", "go-to-learn")
            for rest in itertools.product(*options)
        ]
        return round(100 * sum(going) / len(going), 1)

    costs = ("low", "medium", "high-fixed")
    assert [100.0, 97.5, 0.0] == [share("likely", cost) for cost in costs]
    assert [96.3, 75.9, 0.0] == [share("maybe", cost) for cost in costs]
    assert [45.1, 14.2, 0.0] == [share("unlikely", cost) for cost in costs]
    article = (ROOT / "content/articles/decide/unsure-about-the-job.md").read_text("utf-8")
    assert "go for 96% of the ways to answer the rest" in article
    assert "bearable, it is 76%. For “unlikely” it is 45% and 14%." in article
    assert "too much, whatever is changed, it never says go" in article


def test_scenarios_expect_every_outcome() -> None:
    """The editor's own tests leave no outcome out."""
    assert set(flagship().outcomes) == {scenario.expect for scenario in flagship().flow.scenarios}


def test_the_checklist_is_short_without_javascript() -> None:
    """At most three lists whatever is ticked, one where nothing is; each link leads where the diagram leads."""
    page = flagship()
    boxes = [option.id for option in page.flow.questions["situation"].options]
    others = {q.id: (q.option_ids[0],) for q in page.flow.questions.values() if q.id != "situation"}
    most = 0
    for ticked in itertools.chain([("none",)], *(itertools.combinations(boxes, size) for size in range(1, 11))):
        answers = {**others, "situation": ticked}
        reference, lists = by_links(page.flow, page.diagram, answers)
        assert reference == walk(page.diagram, answers).reference
        most = max(most, lists)
    assert most <= 3
    assert by_links(page.flow, page.diagram, {**others, "situation": ("none",)})[1] == 1
