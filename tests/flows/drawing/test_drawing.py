"""A flow becomes pictures, and the same ones every time.

Rooms: builder/flows/drawing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram, Leaf, Node
from builder.flows.drawing import draw, pictures
from builder.flows.model import Flow, Option, Outcome, Question
from builder.flows.questions.variable import Variable
from tests.conftest import Golden
from tests.flows.drawing.flows import TINY, Compiled, any_compiled
from tests.flows.random_flows import HERE
from tests.interview import interview
from tests.knowledge_bases import ROOT
from tests.properties import examples

GOLDENS = Path(__file__).parent / "goldens"


def test_a_small_flow(golden: Golden) -> None:
    """The whole image, to be looked at when it changes."""
    golden(GOLDENS / "tiny.svg", draw(*TINY))


def test_a_long_flow_is_a_chart_and_its_rules() -> None:
    """The chart is folded, so the rules stand beside it."""
    flow = interview().flow
    drawn = pictures(flow, compile_flow(flow))
    assert ["The questions and where they lead", "The rules, in their order"] == [picture.title for picture in drawn]
    assert drawn[0].width < 1200
    assert drawn[1].width < 330


def chain(length: int) -> Compiled:
    """A tree of questions that lead to the next one or to an outcome, which no folding makes smaller."""
    options = (Option("yes", "Yes", HERE), Option("no", "No", HERE))
    asked = {f"q{n}": Question(f"q{n}", f"Question {n}?", options, HERE) for n in range(length)}
    variables = tuple(Variable(question, ("yes", "no")) for question in asked)
    nodes = tuple(Node(n, (n + 1 if n < length - 1 else -1, -2 - n % 2)) for n in range(length))
    leaves = tuple(Leaf(outcome, None) for outcome in "abc")
    outcomes = {outcome: Outcome(outcome, outcome, HERE) for outcome in "abc"}
    return Flow("chain", "Chain", "", asked, {}, {}, (), outcomes, HERE), Diagram(variables, nodes, leaves, 0)


@pytest.mark.long
def test_two_hundred_questions_are_charts_that_refer_to_each_other() -> None:
    """Each small enough to follow, named after its first question, and all in one image."""
    drawn = pictures(*chain(200))
    assert "Part 1: Question 0?" == drawn[0].title
    assert ["see part 2"] == [note for note in (f"see part {n}" for n in range(1, 99)) if note in drawn[0].body]
    assert all(picture.height < 4000 for picture in drawn)
    ElementTree.fromstring(draw(*chain(200)))


@settings(max_examples=examples(8), deadline=None)
@given(any_compiled())
def test_any_flow_can_be_drawn(drawn: Compiled) -> None:
    """The image is well-formed XML and says the title of every outcome that can be reached."""
    flow, diagram = drawn
    root = ElementTree.fromstring(draw(flow, diagram))
    texts = ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {flow.outcomes[leaf.outcome].title for leaf in diagram.leaves if leaf.outcome} <= set(texts)


def test_the_image_does_not_depend_on_the_order_of_hashes() -> None:
    """Two processes with other hashes of texts write the same bytes."""
    program = (
        "import sys; from builder.flows.drawing import draw; from tests.flows.drawing.flows import TINY, WEIGHED;"
        "sys.stdout.buffer.write((draw(*TINY) + draw(*WEIGHED)).encode())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith(b"<svg")
