"""The outline says in words all that the diagram does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from builder.flows.compile import compile_flow
from builder.flows.drawing.fold import runs
from builder.flows.drawing.outline import outline, outline_lines
from tests.conftest import Golden
from tests.flows.drawing.flows import AT_LEAST_TWO, TINY, Compiled, any_compiled, compiled
from tests.interview import interview
from tests.properties import examples

GOLDENS = Path(__file__).parent / "goldens"


def test_a_small_flow() -> None:
    """Checkboxes in their order, and answers that lead to the same together."""
    assert outline(*TINY, ids=True) == (
        "Shall I?\n"
        "\n"
        "Is any of this true? (follow the first one that is ticked)\n"
        "- I am <ill> & cannot go → A (ill)\n"
        "- I am late → B (late)\n"
        "- Nothing of it:\n"
        "  How keen are you?\n"
        "  - Very; or Somewhat → C (go)\n"
        "  - Hardly → B (not-keen)\n"
    )


def test_what_is_shared_stands_once() -> None:
    """With a number, to which the other answers refer."""
    assert outline(*AT_LEAST_TWO) == (
        "Shall I?\n"
        "\n"
        "Which of these do you see? (follow the first one that is ticked)\n"
        "- The first:\n"
        "  Which of these do you see? The second\n"
        "  - ticked → A (rule 1)\n"
        "  - not ticked:\n"
        "    [1] Which of these do you see? The third\n"
        "    - ticked → A (rule 1)\n"
        "    - not ticked → B (rule 2)\n"
        "- The second → see [1] above\n"
        "- none of them → B (rule 2)\n"
    )


def test_a_flow_that_asks_nothing_is_its_advice() -> None:
    """Also where that is none."""
    text = "questions: {q: {ask: Q, options: {x: X, y: Y}}}\nrules: "
    assert outline(*compiled(text + "[{otherwise: a}]")) == "Shall I?\n\n- A (rule 1)\n"
    flow, diagram = compiled(text + "[{when: {q: x}, advise: a}]")
    assert "- Y → no advice\n" in outline(flow, diagram)


def test_a_long_flow(golden: Golden) -> None:
    """The whole text, to be reviewed when it changes."""
    flow = interview().flow
    golden(GOLDENS / "interview.txt", outline(flow, compile_flow(flow)))


@settings(max_examples=examples(12), deadline=None)
@given(any_compiled())
def test_every_node_stands_once(drawn: Compiled) -> None:
    """As many questions as boxes, numbered in order, and no reference to a number that comes later."""
    flow, diagram = drawn
    lines = list(outline_lines(flow, diagram))
    assert len(set(runs(diagram))) == sum(line.ask for line in lines)
    numbers = [line.number for line in lines if line.number]
    assert numbers == list(range(1, len(numbers) + 1))
    told: set[int] = set()
    for line in lines:
        told.add(line.number)
        if line.text.endswith("] above"):
            assert int(line.text.rpartition("[")[2].partition("]")[0]) in told
