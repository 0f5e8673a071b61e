"""Radio buttons: the answer is one of the options. Yes or no is such a question, with its options given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from builder.flows.questions.kind import Misuse, QuestionKind
from builder.flows.questions.variable import Variable
from builder.languages.clauses import joined


@dataclass(frozen=True, slots=True)
class Radio(QuestionKind):
    """One variable, with a value for each option."""

    name = "radio"
    template = "radio.html"
    script = "radio.js"
    prompt = "Number"
    answer = "an option's id"
    domain = "option"

    @property
    def exported(self) -> Mapping[str, object]:
        """Pages that were published before there were other kinds know this one by `many` alone."""
        return {"many": False}

    def variables(self, question: str, options: Sequence[str]) -> tuple[Variable, ...]:
        """The question itself."""
        return (Variable(question, tuple(options)),)

    def misuse(self, options: Sequence[str]) -> Misuse | None:
        """More than one option."""
        return Misuse("takes one answer", "keep one of the options") if len(options) > 1 else None

    def other_answers(self, options: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each option that was not chosen."""
        return ((option, (option,)) for option in options if option not in given)

    def denied(
        self, options: AbstractSet[str], offered: Sequence[str], clause: Callable[[str], str], name: str
    ) -> str | None:
        """The options that are left, one of which must have been chosen."""
        return joined([clause(option) for option in offered if option not in options], "or")


RADIO = Radio()
"""The one value of this kind, which nothing can set apart."""
