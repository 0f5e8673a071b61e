"""Check `was`: the former ids of questions and options stay retired."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.model import Question
from builder.problems import Location, Problem


def check_former_ids(questions: Mapping[str, Question], found: list[Problem]) -> None:
    """A former id that is in use again would give old answers a new meaning."""
    now = {question.id: question.where for question in questions.values()}
    for question in questions.values():
        _check(question.was, question.where, now, "question", found)
        options = {option.id: option.where for option in question.options}
        for option in question.options:
            _check(option.was, option.where, options, "option", found)


def _check(was: tuple[str, ...], where: Location, now: Mapping[str, Location], kind: str, found: list[Problem]) -> None:
    for former in was:
        if former in now:
            why = "answers that were given under this id before would be taken for answers of today"
            message = f"the former id `{former}` is the id of a {kind} again"
            also = ((now[former], f"the {kind}"),)
            found.append(Problem(where, "retired-id", message, f"choose a new id for that {kind}", why, also=also))
