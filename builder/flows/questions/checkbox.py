"""Checkboxes: the answer is every option that is ticked, or «none of these», which excludes all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from builder.flows.conditions import All, Condition, Literal, Not
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
    exclusive: tuple[str, ...] = ()
    """The options that are ticked alone or not at all."""
    at_most: int | None = None
    """The most options that can be ticked."""

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
    def most_chosen(self) -> int | None:
        """The most that can be ticked, if there is a limit."""
        return self.at_most

    @property
    def exported(self) -> Mapping[str, object]:
        """Pages that were published before there were other kinds know this one by `many` alone."""
        alone = {"exclusive": self.exclusive} if self.exclusive else {}
        return {"many": True, **alone, **({"atMost": self.at_most} if self.at_most else {})}

    def variables(self, question: str, options: Sequence[str]) -> tuple[Variable, ...]:
        """Each checkbox for itself."""
        return tuple(Variable(question, (option,), checkbox=True) for option in options)

    def misuse(self, options: Sequence[str]) -> Misuse | None:
        """«None of these» with anything else."""
        if len(options) > 1 and NONE in options:
            return Misuse("takes `none` alone, never with another option", "keep `none` alone, or take it out")
        alone = next((option for option in options if len(options) > 1 and option in self.exclusive), None)
        if alone is not None:
            return Misuse(f"takes `{alone}` alone, never with another option", f"keep `{alone}` alone, or take it out")
        if self.at_most is not None and len(options) > self.at_most:
            return Misuse(f"takes {self.at_most} options at most", "take one of the options out")
        return None

    def excludes(self, option: str) -> bool:
        """An exclusive option, or «none of these»."""
        return option in (NONE, *self.exclusive)

    def limits(self, question: str, options: Sequence[str]) -> Sequence[Condition]:
        """Exclusive options alone, and no more options than so many."""
        limits: list[Condition] = []
        for option in self.exclusive if len(options) > 1 else ():
            one, others = frozenset({option}), frozenset(options) - {option}
            limits.append(Not(All((Literal(question, one), Literal(question, others)))))
        if self.at_most is not None and self.at_most < len(options):
            limits.append(Not(Literal(question, frozenset(options), self.at_most + 1)))
        return limits

    def other_answers(self, options: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each option ticked or taken back; what excludes it gives way, and none is ticked beyond the most."""
        for option in options:
            if option in given:
                yield option, tuple(other for other in given if other != option) or (NONE,)
            else:
                kept = () if option in self.exclusive else (o for o in given if o not in (NONE, *self.exclusive))
                answer = (*kept, option)
                if self.at_most is None or len(answer) <= self.at_most:
                    yield option, answer

    def denied(
        self, options: AbstractSet[str], offered: Sequence[str], clause: Callable[[str], str], name: str
    ) -> str | None:
        """Options that are not ticked say nothing of the others, so each of them is denied."""
        if options == {NONE}:
            return t("condition.ticked", question=name)
        if len(options) > 1:
            return t("condition.none", clauses=listed(clause(option) for option in offered if option in options))
        return None
