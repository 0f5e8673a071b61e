"""Limits on the size of a flow, so that it is proved in seconds and readers can look through what it offers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Monotone, Question
from builder.flows.variables import variables_of
from builder.problems import Location, Problem

MAX_OPTIONS, MAX_ALL_OPTIONS = 500, 2_000
"""The most options of one question, and of a flow: the countries of the world are about 250."""
MAX_ANSWERS = 300
"""The most questions of a flow, each checkbox counting as one; sets of answers nest as deep as these."""
MAX_OUTCOMES = 500
"""The most outcomes that a law may name."""
MAX_HELP = 20_000
"""The characters of the HTML of a question's help, which is on each page of that question."""
MAX_PROOF = 10_000_000
"""The most times that proofs and pages may look at an answer in the diagram."""

MAX_EXPORTED = 400_000
"""The most answers, in all states of a flow and of its conditions, that its page carries: some bytes each."""


def too_many_questions(questions: Collection[Question], where: Location) -> tuple[Problem, ...]:
    """The problems of too many options or questions; `where` is the place of all questions."""
    problems = [_too_many_options(question) for question in questions if len(question.options) > MAX_OPTIONS]
    number, single = sum(len(question.options) for question in questions), len(variables_of(questions))
    if number > MAX_ALL_OPTIONS and not problems:
        message = f"the questions of this flow have {number:,} options in all"
        fix = f"split it into several flows; {MAX_ALL_OPTIONS:,} are the limit"
        problems.append(Problem(where, "too-many-options", message, fix))
    elif single > MAX_ANSWERS:
        message = f"this flow asks for {single} single answers, more than the {MAX_ANSWERS} that a flow may have"
        fix = "split it into several flows; each checkbox counts as one"
        problems.append(Problem(where, "too-many-questions", message, fix))
    return tuple(problems)


def _too_many_options(question: Question) -> Problem:
    message = f"the question `{question.id}` has {len(question.options):,} options"
    fix = f"ask it in two steps, the first with groups of options; {MAX_OPTIONS} are the limit"
    return Problem(question.where, "too-many-options", message, fix)


def too_many_proofs(flow: Flow, diagram: Diagram, paragraphs: int, where: Location) -> Problem | None:
    """The problem of a flow whose proofs would look up too much in its diagram; most proofs go through it once.

    A monotone law compares each two options of its question.
    """
    answers = sum(len(node.children) for node in diagram.nodes)
    asked = [len(flow.questions[law.question].options) if isinstance(law, Monotone) else 2 for law in flow.laws]
    proofs = sum(options * (options - 1) // 2 for options in asked)
    proofs += len(flow.scenarios) + len(flow.outcomes) + paragraphs
    if answers * proofs <= MAX_PROOF:
        return None
    message = f"this flow has {answers:,} answers in all its states, and {proofs:,} things to look up among them"
    fix = f"let fewer rules combine questions, or remove scenarios or laws, until the product is {MAX_PROOF:,} or less"
    why = "each scenario, outcome, paragraph and law is looked up, a monotone law for each two options"
    return Problem(where, "too-many-states", message, fix, why=why)


def too_long_for_a_page(diagrams: Iterable[Diagram], where: Location) -> Problem | None:
    """The problem of a flow whose page would carry too much: its diagram, and those of conditions."""
    answers = sum(len(node.children) for diagram in diagrams for node in diagram.nodes)
    if answers <= MAX_EXPORTED:
        return None
    message = f"the page of this flow would carry {answers:,} answers in all its states, which readers have to load"
    fix = f"let fewer rules combine questions, or split the flow, until there are {MAX_EXPORTED:,} or less"
    return Problem(where, "too-many-states", message, fix)
