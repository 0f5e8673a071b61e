"""Every question and option that may not apply does for somebody (`never-applies`), with some option (`no-option`).

Each is looked for in the questions that are written before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.flows.compile import compile_condition
from builder.flows.conditions import ALWAYS, All, AnyOf, Condition, Not
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Question
from builder.flows.witness import answers_in_words, shortest_answers
from builder.problems import Problem
from builder.site import Site

Case = dict[str, tuple[str, ...]]


def check(site: Site) -> Iterator[Problem]:
    """Questions and options that apply to nobody, and questions that apply to somebody without any option."""
    for page in site.flows:
        for place, question in enumerate(page.flow.questions.values()):
            before = dict(list(page.flow.questions.items())[:place])
            yield from _check(replace(page.flow, questions=before), question)


def _check(before: Flow, question: Question) -> Iterator[Problem]:
    applies = question.applies_when or ALWAYS
    if question.applies_when is not None and _case([applies], before) is None:
        yield Problem(
            question.where, "never-applies", f"the question `{question.id}` applies to nobody",
            "correct its `applies-when`, or remove the question",
        )  # fmt: skip
        return
    limited = [(option, option.applies_when) for option in question.options if option.applies_when is not None]
    for option, when in limited:
        if _case([applies, when], before) is None:
            yield Problem(
                option.where, "never-applies", f"the option `{option.id}` of `{question.id}` applies to nobody",
                "correct its `applies-when`, or remove the option",
            )  # fmt: skip
    if len(limited) == len(question.options):
        case = _case([applies, Not(AnyOf(tuple(when for _, when in limited)))], before)
        if case is not None:
            message = f"no option of `{question.id}` applies, for example: {answers_in_words(before, case)}"
            fix = "let one option apply to everybody who is asked, or narrow the question by `applies-when`"
            yield Problem(question.where, "no-option", message, fix)


def _case(conditions: list[Condition], flow: Flow) -> Case | None:
    """Answers for which all hold; no answers where that is too much to find out, None where there are none."""
    try:
        diagram = compile_condition(All(tuple(conditions)), flow)
    except TooManyStatesError:
        return {}
    found = [~place for place, leaf in enumerate(diagram.leaves) if leaf.outcome == "yes"]
    return shortest_answers(diagram, found[0]) if found else None
