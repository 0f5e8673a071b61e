"""Checkboxes: the answer is every option that is ticked, or «none of these», which excludes all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from builder.flows.questions.kind import ONE_OPTION, Misuse, QuestionKind
from builder.flows.questions.variable import Variable
from builder.languages import t
from builder.languages.clauses import listed

NONE = "none"
"""The reserved id of «none of these»."""


@dataclass(frozen=True, slots=True)
class Checkbox(QuestionKind):
    """One two-valued variable for each option; none of them ticked is an answer, too."""

    none: str = field(default_factory=lambda: t("question.none"))
    """The label of the option that excludes all others."""

    name = "checkbox"
    template = "checkbox.html"
    script = "checkbox.js"
    prompt = "Numbers, with commas"
    answer = "an option's id or a list of them"
    domain = "set"
    forms = ONE_OPTION | {"all-of", "at-least"}
    has_order = False
    leads_on = False
    takes_back = True

    @property
    def added(self) -> Mapping[str, str]:
        """«None of these»."""
        return {NONE: self.none}

    @property
    def exported(self) -> Mapping[str, object]:
        """Pages that were published before there were other kinds know this one by `many` alone."""
        return {"many": True}

    def variables(self, question: str, options: Sequence[str]) -> tuple[Variable, ...]:
        """Each checkbox for itself."""
        return tuple(Variable(question, (option,), checkbox=True) for option in options)

    def misuse(self, options: Sequence[str]) -> Misuse | None:
        """«None of these» with anything else."""
        if len(options) > 1 and NONE in options:
            return Misuse("takes `none` alone, never with another option", "keep `none` alone, or take it out")
        return None

    def other_answers(self, options: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each option ticked or taken back."""
        for option in options:
            if option in given:
                yield option, tuple(other for other in given if other != option) or (NONE,)
            else:
                yield option, (*(other for other in given if other != NONE), option)

    def denied(
        self, options: AbstractSet[str], offered: Sequence[str], clause: Callable[[str], str], name: str
    ) -> str | None:
        """Options that are not ticked say nothing of the others, so each of them is denied."""
        if options == {NONE}:
            return t("condition.ticked", question=name)
        if len(options) > 1:
            return t("condition.none", clauses=listed(clause(option) for option in offered if option in options))
        return None
