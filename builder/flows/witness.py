"""Find the answers of a shortest path to a leaf, to show a person a case and not only claim that there is one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import TICKED, Variable
from builder.languages import t

Step = tuple[int, int]
"""A variable and the value it is given."""


def shortest_answers(diagram: Diagram, leaf: int) -> dict[str, tuple[str, ...]]:
    """The answers on a path with the fewest questions from the root to the leaf at reference `leaf`.

    Breadth-first search, in which another checkbox of the same question costs nothing (0-1 search: Dial, 1969).
    Linear in the edges.
    """
    came_from: dict[int, tuple[int, int]] = {}
    done: set[int] = set()
    waiting: deque[tuple[int, tuple[int, int] | None]] = deque([(diagram.root, None)])
    while waiting:
        reference, origin = waiting.popleft()
        if reference in done:
            continue
        done.add(reference)
        if origin is not None:
            came_from[reference] = origin
        if reference == leaf:
            break
        if reference < 0:
            continue
        question = diagram.question(reference)
        for value, child in reversed(diagram.ways(reference)):
            step = (child, (reference, value))
            if child >= 0 and diagram.question(child) == question:
                waiting.appendleft(step)
            else:
                waiting.append(step)
    return _answers(diagram, leaf, came_from)


def _answers(diagram: Diagram, leaf: int, came_from: dict[int, tuple[int, int]]) -> dict[str, tuple[str, ...]]:
    steps: list[Step] = []
    reference = leaf
    while reference in came_from:
        reference, value = came_from[reference]
        steps.append((diagram.nodes[reference].variable, value))
    return answers_of(diagram.variables, steps[::-1])


def answers_of(variables: Sequence[Variable], steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """The answers that give variables these values; checkboxes that are not decided are left clear."""
    answers: dict[str, tuple[str, ...]] = {}
    for index, value in steps:
        variable = variables[index]
        if not variable.checkbox:
            answers[variable.question] = (variable.options[value],)
        else:
            ticked = tuple(o for o in answers.get(variable.question, ()) if o != NONE)
            ticked += variable.options if value == TICKED else ()
            answers[variable.question] = ticked or (NONE,)
    return answers


def answers_in_words(flow: Flow, answers: dict[str, tuple[str, ...]]) -> str:
    """Answers in the questions' own words: «How long is it? Less than a day; Are you ill? Yes»."""
    parts = []
    for question_id, options in answers.items():
        question = flow.questions[question_id]
        labels = t("condition.example-answers").join(
            t("quoted", words=question.option(option).label) for option in options
        )
        parts.append(t("condition.example", question=question.ask, answers=labels))
    return t("list.semicolon").join(parts) or t("condition.any-example")
