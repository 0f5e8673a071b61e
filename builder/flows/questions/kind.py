"""The promises of a kind of question: everything that the logic, the loader and the pages ask of one."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from builder.flows.conditions import Condition
from builder.flows.questions.variable import Variable

ONE_OPTION = frozenset({"none-of", "of"})
"""The forms of condition that suit an answer of one option, besides a list of options any of which will do."""


@dataclass(frozen=True, slots=True)
class Misuse:
    """A combination of options that is not an answer, as words that follow «the question `id`»."""

    says: str
    fix: str


@dataclass(frozen=True, slots=True)
class QuestionKind(ABC):
    """A kind of question. Two questions are of the same kind where `name` is the same.

    Whoever needs to know something of a kind asks for that, and never which kind it is.
    """

    name: ClassVar[str]
    template: ClassVar[str]
    """The template of its form: a file in `templates/parts/questions/`."""
    script: ClassVar[str]
    """The script of its form: a module in `templates/assets/js/questions/`."""
    more_scripts: ClassVar[tuple[str, ...]] = ()
    """The modules there that this one loads."""
    prompt: ClassVar[str]
    """The words that ask for an answer on a terminal."""
    answer: ClassVar[str]
    """The form of an answer in a line of JSON."""
    domain: ClassVar[str]
    """The type of its domain in a kernel."""
    forms: ClassVar[AbstractSet[str]] = ONE_OPTION
    """The forms of condition that may be used on its answers."""
    has_order: ClassVar[bool] = True
    """Answers go from most to least, so that a law can be monotone in them."""
    leads_on: ClassVar[bool] = True
    """An option alone can say where it leads."""
    is_typed: ClassVar[bool] = False
    """Answers are values that readers type; options are the ranges that conditions tell apart."""
    takes_back: ClassVar[bool] = False
    """An option can be taken back while the rest of the answer stays."""

    def is_like(self, other: QuestionKind) -> bool:
        """True if a question of the other kind, in another version of its flow, takes the same sort of answer."""
        return self.name == other.name

    @property
    def is_dated(self) -> bool:
        """True if an answer can mean another thing on another day."""
        return False

    @property
    def prompts(self) -> Mapping[str, str]:
        """For each value that is typed, the words that ask for it on a terminal."""
        return {}

    @property
    def typed_in_words(self) -> Sequence[str]:
        """Each value that is typed: its name, and the bounds that it must be within."""
        return ()

    @property
    def added(self) -> Mapping[str, str]:
        """Labels of the options that the kind adds to those that are written, by id."""
        return {}

    @property
    def most_chosen(self) -> int | None:
        """The most options of an answer, where that is not all or one."""
        return None

    @property
    def exported(self) -> Mapping[str, object]:
        """The kind in the data for the browser; `templates/assets/js/questions/kinds.js` reads it."""
        return {"many": False, "kind": self.name}

    @abstractmethod
    def variables(self, question: str, options: Sequence[str]) -> tuple[Variable, ...]:
        """The variables that together tell all its answers apart; `options` are those that are written."""

    @abstractmethod
    def misuse(self, options: Sequence[str]) -> Misuse | None:
        """The reason why some options are no answer together; None where they are one."""

    @abstractmethod
    def other_answers(self, options: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every answer one step away from the given one, after the option that makes the difference."""

    @abstractmethod
    def denied(
        self, options: AbstractSet[str], offered: Sequence[str], clause: Callable[[str], str], name: str
    ) -> str | None:
        """Words for «none of these options», which follow «if»; None where denying a clause says it best.

        `offered` are all options of the question, in their order; `clause` words an option, and `name` the question.
        """

    def limits(self, question: str, options: Sequence[str]) -> Sequence[Condition]:
        """The conditions that all answers meet, where not every value of the variables is one."""
        return ()

    def excludes(self, option: str) -> bool:
        """True if an option excludes all others, where several can be chosen."""
        return False

    def answer_of(self, given: object, today: datetime.date | None) -> tuple[str, str] | None:
        """The option and what is kept of a typed answer in JSON; None where it has another form."""
        raise NotImplementedError(self.name)

    def compared(self, value: str, least: int | None, most: int | None, name: str) -> str:
        """A clause for a value between two bounds; `name` is that of the question."""
        raise NotImplementedError(self.name)

    def together(self, options: AbstractSet[str], offered: Sequence[str], name: str) -> list[str] | None:
        """Clauses for any of some options, where the kind has fewer than one each; `name` is that of the question."""
        return None
