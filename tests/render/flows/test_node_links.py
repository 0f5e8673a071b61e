"""Without scripts: each link of a step leads where the diagram leads, and boxes of one question are one list."""

from __future__ import annotations

import itertools

import pytest

from builder.flows.answers import Answers
from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE
from builder.flows.walk import walk
from builder.render.flows.node_links import continued, links_of, steps_of
from tests.flows import naive
from tests.interview import interview

BOXES = """{format: 1, title: T, summary: S, questions: {
  first: {ask: 'F?', options: {blue: A, red: B}},
  box: {ask: 'B?', choose: many, options: {bag: W, cup: X, ink: Y, pen: Z}},
  last: {ask: 'L?', options: {late: C, soon: D}}},
 rules: [{when: {box: bag}, advise: one}, {when: {box: {all-of: [cup, pen]}}, advise: two},
  {when: {all: [{box: cup}, {last: late}]}, advise: three}, {when: {all: [{box: ink}, {first: blue}]}, advise: four},
  {otherwise: five}]}"""


def small() -> Flow:
    """A flow in which ticks combine."""
    return naive.flow_of(BOXES, ("one", "two", "three", "four", "five"))


def by_links(flow: Flow, diagram: Diagram, answers: Answers) -> tuple[int, int]:
    """The end of taking the first link that is true each time, and the most lists of one question in a row."""
    reference, lists, most, before = diagram.root, 0, 0, ""
    while reference >= 0:
        question = diagram.question(reference)
        lists = lists + 1 if question == before else 1
        most, before = max(most, lists), question
        links = links_of(diagram, reference)
        given = answers[question]
        if isinstance(links[0].option, int):
            place = flow.questions[question].option_ids.index(given[0])
            reference = next(link.reference for link in links if link.option == place)
        else:
            link = next(each for each in links if each.option == "" or each.option in given)
            reference = link.reference
    return reference, most


def test_every_combination_of_a_small_flow() -> None:
    """Exactly as the diagram has it, whatever is ticked."""
    flow = small()
    diagram = compile_flow(flow)
    for answers in naive.every_combination(flow):
        assert by_links(flow, diagram, answers)[0] == walk(diagram, answers).reference


def test_the_long_flow() -> None:
    """For every one and every two boxes, and for none: exactly as the diagram has it."""
    page = interview()
    boxes = [option.id for option in page.flow.questions["situation"].options]
    ticks = [(NONE,), *((box,) for box in boxes), *itertools.combinations(boxes, 2)]
    others = [question for question in page.flow.questions.values() if question.id != "situation"]
    for number, ticked in enumerate(ticks):
        answers: naive.Answers = {
            q.id: (q.option_ids[(number + place) % len(q.option_ids)],) for place, q in enumerate(others)
        }
        answers["situation"] = ticked
        assert by_links(page.flow, page.diagram, answers)[0] == walk(page.diagram, answers).reference


def test_a_list_has_each_box_once_and_none_of_them_last() -> None:
    """In the written order."""
    diagram = compile_flow(small())
    lists = [links for links in steps_of(diagram).values() if isinstance(links[0].option, str)]
    assert [link.option for link in lists[0]] in (["bag", "cup", "ink", ""], ["bag", "cup", ""])
    for links in lists:
        options = [str(link.option) for link in links]
        assert options[-1] == ""
        assert options[:-1] == sorted(set(options[:-1]))


def test_what_else() -> None:
    """A step that only boxes of its own question lead to asks what else is true; the first one does not."""
    diagram = compile_flow(small())
    going_on = continued(diagram)
    assert going_on
    assert diagram.root not in going_on
    for reference in going_on:
        assert diagram.question(reference) == "box"


@pytest.mark.parametrize("flow", [small(), interview().flow], ids=["small", "long"])
def test_steps_are_fewer_than_nodes(flow: Flow) -> None:
    """A node in the middle of a list has no page of its own."""
    diagram = compile_flow(flow)
    assert len(steps_of(diagram)) < len(diagram.nodes)
