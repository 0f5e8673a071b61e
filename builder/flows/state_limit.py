"""Turn a flow with too many states into a problem for its editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from builder.flows.expand import TooManyStatesError
from builder.problems import Location, Problem, Result

T = TypeVar("T")


def within_limit(compute: Callable[[], T], where: Location, fix: str) -> Result[T | None]:
    """The result of `compute`; None, and a problem, if it takes more states than the limit."""
    try:
        return Result(compute())
    except TooManyStatesError as error:
        questions = ", ".join(f"`{question}`" for question in error.questions)
        message = f"there are more than {error.states:,} different states to go through here"
        why = "every answer to one question would have to be told apart until another one far below is asked"
        if len(error.questions) == 1:
            why = "each box, ticked or not, would have to be told apart until others of the same question are looked at"
            fix = "let fewer conditions combine its options, or ask it as several questions"
        return Result(None, (Problem(where, "too-many-states", message, f"{fix}: {questions}", why=why),))
