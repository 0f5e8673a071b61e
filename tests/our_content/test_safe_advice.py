"""The flagship listens: every ticked box is answered, and no step needs a telephone."""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

import pytest

from builder.flows.diagram import Diagram
from builder.flows.walk import walk
from tests.knowledge_bases import ROOT
from tests.our_content.content import flagship

FOLDER = ROOT / "content" / "flows" / "attend-or-cancel"
BOXES = "situation"
SAMPLES, MANY_SAMPLES = 5, 500
"""So many random answers to the other questions are tried with each ticks, and in the long tier."""
UNCHECKED = ("stop", "not-there", "check-first", "withdraw")
"""Outcomes that reach people who may be dealing with a scam."""


def holds(condition: Diagram, answers: dict[str, tuple[str, ...]]) -> bool:
    """True if the answers settle a condition, and it holds."""
    reference = walk(condition, answers).reference
    return reference < 0 and condition.leaves[~reference].outcome == "yes"


def result(answers: dict[str, tuple[str, ...]]) -> tuple[str, frozenset[int]]:
    """The rule that decides, and the paragraphs that are shown."""
    page = flagship()
    position = walk(page.diagram, answers)
    leaf = page.diagram.leaves[~position.reference]
    assert leaf.outcome is not None
    assert leaf.rule is not None
    after = page.follow_ups.follow(leaf.outcome, position.asked, answers)
    counted = {question: answers[question] for question in (*position.asked, *after.asked)}
    shown = (place for place, (_, each) in enumerate(page.outcomes[leaf.outcome].conditions) if holds(each, counted))
    return leaf.rule, frozenset(shown)


def ticks() -> list[tuple[str, ...]]:
    """Every one and every two of the boxes."""
    boxes = [option.id for option in flagship().flow.questions[BOXES].options]
    return [(box,) for box in boxes] + list(itertools.combinations(boxes, 2))


@pytest.mark.parametrize("ticked", ticks(), ids="+".join)
def test_every_ticked_box_is_answered(ticked: tuple[str, ...]) -> None:
    """Taking back a tick changes what the result says, whatever else was answered."""
    answered(ticked, SAMPLES)


@pytest.mark.long
def test_every_ticked_box_is_answered_whatever_else_is() -> None:
    """The same, with many more answers to the other questions."""
    for ticked in ticks():
        answered(ticked, MANY_SAMPLES)


def answered(ticked: tuple[str, ...], samples: int) -> None:
    """Take back each of these ticks, with so many random answers to the other questions."""
    others = [question for question in flagship().flow.questions.values() if question.id != BOXES]
    draw = random.Random("+".join(ticked))
    for _ in range(samples):
        answers = {question.id: (draw.choice(question.option_ids),) for question in others}
        said = result({**answers, BOXES: ticked})
        for box in ticked:
            left = tuple(each for each in ticked if each != box) or ("none",)
            assert said != result({**answers, BOXES: left}), f"nothing answers {box}: {said[0]}, {answers}"


def test_every_pair_of_boxes_has_its_scenario() -> None:
    """45 pairs: 39 leave the other answers free, and six have one for each outcome they can have."""
    page = flagship()
    free: dict[frozenset[str], str] = {}
    others: dict[frozenset[str], set[str]] = {}
    for scenario in page.flow.scenarios:
        pair = frozenset(scenario.answers.get(BOXES, ()))
        if len(pair) != 2 or not re.search(": .", scenario.name):
            continue
        if len(scenario.answers) == 1:
            free[pair] = scenario.expect
        else:
            others.setdefault(pair, set()).add(scenario.expect)
    assert {frozenset(each) for each in ticks() if len(each) == 2} == {*free, *others}
    assert (39, 6) == (len(free), len(others))
    for pair, expected in others.items():
        assert expected == possible(tuple(pair))


def possible(ticked: tuple[str, ...]) -> set[str]:
    """Every outcome that people with these ticks can get."""
    diagram = flagship().diagram
    found, seen = set(), {diagram.root}
    queue = [diagram.root]
    while queue:
        node = diagram.nodes[queue.pop()]
        variable = diagram.variables[node.variable]
        children = node.children
        if variable.question == BOXES:
            children = (node.children[0 if variable.options[0] in ticked else 1],)
        for child in set(children) - seen:
            seen.add(child)
            if child >= 0:
                queue.append(child)
            else:
                found.add(diagram.leaves[~child].outcome or "")
    return found


@pytest.mark.parametrize("outcome", UNCHECKED)
def test_no_number_is_given_to_people_who_may_be_scammers(outcome: str) -> None:
    """No message of theirs has a place for the reader's telephone number."""
    text = (FOLDER / f"{outcome}.md").read_text("utf-8")
    assert not re.search(r"^>.*(\[[^]]*(number|phone)[^]]*\]|reach me|call me)", text, re.MULTILINE | re.IGNORECASE)


OUTCOMES = sorted(file for file in FOLDER.glob("*.md") if "." not in file.stem)


@pytest.mark.parametrize("file", OUTCOMES, ids=lambda file: file.stem)
def test_no_step_needs_a_telephone(file: Path) -> None:
    """A step that says to call says how to do it in writing, too."""
    steps = [str(step.html) for step in flagship().outcomes[file.stem].do_now]
    calls = [
        step for step in steps if re.search(r"(?<!video )\b(call|phone(?! number)|ring|dial)\b", step, re.IGNORECASE)
    ]
    written = r"\b(text|email|write|writing|message|online|app|reportfraud)\b"
    assert [] == [step for step in calls if not re.search(written, step, re.IGNORECASE)]
    assert not re.search(r"\b(phone first|call first)\b", file.read_text("utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("file", OUTCOMES, ids=lambda file: file.stem)
def test_no_step_needs_a_telephone_in_german(file: Path) -> None:
    """The same holds of the translation."""
    german = file.with_suffix(".de.md").read_text("utf-8")
    steps = german.partition("do-now:")[2].partition("\nmessages:")[0].splitlines()
    calls = [step for step in steps if re.search(r"\b(ruf|anruf|telefonier)", step, re.IGNORECASE)]
    assert [] == [step for step in calls if not re.search(r"schreib|SMS|E-Mail|App", step, re.IGNORECASE)]
