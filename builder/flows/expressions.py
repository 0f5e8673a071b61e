"""Conditions as interned expressions that can be restricted by one answer: the cofactors of Shannon's expansion.

Every expression is a number; equal expressions are the same number, so that states compare in constant time.
Negation is pushed down to the literals. Each restriction is computed once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Fact, Score
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import CLEAR, TICKED, Variable
from builder.flows.sums import Sums

FALSE, TRUE = 0, 1
Shape = tuple[object, ...]
NO_CONDITIONS: Mapping[str, Condition] = MappingProxyType({})


class Expressions:
    """The pool in which the expressions of one flow live."""

    def __init__(
        self,
        variables: Sequence[Variable],
        facts: Mapping[str, Fact],
        scores: Mapping[str, Score],
        applying: Mapping[str, Condition] = NO_CONDITIONS,
    ) -> None:
        self._variables = variables
        self._applying = applying
        self._facts = facts
        self._scores = scores
        self._by_question: dict[str, list[int]] = {}
        for index, variable in enumerate(variables):
            self._by_question.setdefault(variable.question, []).append(index)
        self._shapes: list[Shape] = [("false",), ("true",)]
        self._numbers: dict[Shape, int] = {("false",): FALSE, ("true",): TRUE}
        self.reads: list[int] = [0, 0]
        """For each expression, a bit set of the variables it reads."""
        self._restricted: dict[tuple[int, int, int], int] = {}
        self._of: dict[tuple[Condition, bool], int] = {}
        self._sums = Sums(variables, self.literal)
        self._rests: dict[tuple[int, int, int], tuple[int, int]] = {}
        """For each list of terms and value of a variable, the terms that are left and the points that are certain."""
        self.steps = 0
        """The number of parts of conditions looked at so far."""

    def of(self, condition: Condition, negated: bool = False) -> int:
        """The expression of a condition, or of its negation."""
        key = (condition, negated)
        if key not in self._of:
            self._of[key] = self._translate(condition, negated)
        return self._of[key]

    def _translate(self, condition: Condition, negated: bool) -> int:
        match condition:
            case All(parts):
                return self._join("or" if negated else "and", [self.of(p, negated) for p in parts])
            case AnyOf(parts):
                return self._join("and" if negated else "or", [self.of(p, negated) for p in parts])
            case Not(part):
                return self.of(part, not negated)
            case FactHolds(fact):
                return self.of(self._facts[fact].when, negated)
            case ScoreWithin(score, low, high):
                return self._within(score, low, high, negated)
            case Literal(question) | Compare(question) if question in self._applying:
                # No condition holds on the answer to a question that does not apply.
                both = [self.of(self._applying[question], negated), self.answered(condition, negated)]
                return self._join("or" if negated else "and", both)
            case Literal() | Compare():
                return self.answered(condition, negated)

    def answered(self, condition: Literal | Compare, negated: bool = False) -> int:
        """The expression of a condition on one answer, whether or not its question applies."""
        if isinstance(condition, Literal):
            return self._literal(condition, negated)
        (index,) = self._by_question[condition.question]
        within = self._variables[index].within(condition.value, condition.least, condition.most)
        return self._value_in(index, sum(1 << i for i, holds in enumerate(within) if holds != negated))

    def _literal(self, literal: Literal, negated: bool) -> int:
        indices = self._by_question[literal.question]
        first = self._variables[indices[0]]
        if not first.checkbox:
            mask = sum(1 << i for i, option in enumerate(first.options) if (option in literal.options) != negated)
            return self._value_in(indices[0], mask)
        if NONE in literal.options:
            clear = [self._value_in(i, 1 << (TICKED if negated else CLEAR)) for i in indices]
            none = self._join("or" if negated else "and", clear)
            rest = Literal(literal.question, literal.options - {NONE}, literal.at_least)
            return (
                self._join("and" if negated else "or", [none, self._literal(rest, negated)]) if rest.options else none
            )
        chosen = [i for i in indices if self._variables[i].options[0] in literal.options]
        if literal.at_least == 1:
            value = 1 << (CLEAR if negated else TICKED)
            return self._join("and" if negated else "or", [self._value_in(i, value) for i in chosen])
        ticks = tuple((self._value_in(i, 1 << TICKED), 1) for i in chosen)
        return self._sum(literal.at_least, ticks, negated)

    def both(self, one: int, other: int) -> int:
        """The expression that two expressions hold together."""
        return self._join("and", [one, other])

    def _within(self, score: str, low: int | None, high: int | None, negated: bool) -> int:
        terms = tuple((self.of(term.when), term.add) for term in self._scores[score].terms)
        parts = []
        if low is not None:
            parts.append(self._sum(low, terms, negated))
        if high is not None:
            parts.append(self._sum(high + 1, terms, not negated))
        return self._join("or" if negated else "and", parts)

    def _intern(self, shape: Shape, reads: int) -> int:
        number = self._numbers.get(shape)
        if number is None:
            number = self._numbers[shape] = len(self._shapes)
            self._shapes.append(shape)
            self.reads.append(reads)
        return number

    def _value_in(self, variable: int, mask: int) -> int:
        """The variable has one of the values in the bit set `mask`."""
        if mask == 0:
            return FALSE
        if mask == (1 << self._variables[variable].size) - 1:
            return TRUE
        return self._intern(("value", variable, mask), 1 << variable)

    def _join(self, kind: str, parts: Iterable[int]) -> int:
        """A conjunction or disjunction: flat, sorted, without repetition; literals of one variable are merged."""
        absorbing, neutral = (FALSE, TRUE) if kind == "and" else (TRUE, FALSE)
        flat: set[int] = set()
        masks: dict[int, int] = {}
        pending = list(parts)
        while pending:
            number = pending.pop()
            if number == absorbing:
                return absorbing
            if number == neutral:
                continue
            match self._shapes[number]:
                case ("value", int(variable), int(mask)):
                    known = masks.get(variable, mask)
                    masks[variable] = known & mask if kind == "and" else known | mask
                case (str(inner), tuple(members)) if inner == kind:
                    pending.extend(members)
                case _:
                    flat.add(number)
        for variable, mask in masks.items():
            literal = self._value_in(variable, mask)
            if literal == absorbing:
                return absorbing
            if literal != neutral:
                flat.add(literal)
        members = tuple(sorted(flat))
        self.steps += len(members)
        if len(members) < 2:
            return members[0] if members else neutral
        reads = 0
        for member in members:
            reads |= self.reads[member]
        return self._intern((kind, members), reads)

    def _sum(self, at_least: int, terms: Iterable[tuple[int, int]], negated: bool) -> int:
        """The points of the terms that hold come to `at_least` or more (or, negated, to less)."""
        number, certain = self._rest(terms)
        return self._reaches(number, at_least - certain, negated)

    def _rest(self, terms: Iterable[tuple[int, int]]) -> tuple[int, int]:
        """The number of those terms that are not decided yet, and the points of those that hold."""
        left: dict[int, int] = {}
        certain = 0
        for condition, points in terms:
            self.steps += 1
            if condition == TRUE:
                certain += points
            elif condition != FALSE:
                left[condition] = left.get(condition, 0) + points
        return self._sums.number(left), certain

    def _reaches(self, number: int, at_least: int, negated: bool) -> int:
        """A list of terms comes to `at_least`: decided as soon as no answer to the terms left could change it."""
        self.steps += 1
        if self._sums.least[number] >= at_least:
            return FALSE if negated else TRUE
        if self._sums.most[number] < at_least:
            return TRUE if negated else FALSE
        reads = 0
        for condition, _ in self._sums.terms[number]:
            reads |= self.reads[condition]
        return self._intern(("sum", self._sums.next(number, at_least), number, negated), reads)

    def literal(self, number: int) -> tuple[int, int] | None:
        """The variable and its values, as a bit set, where an expression says no more than that."""
        match self._shapes[number]:
            case ("value", int(variable), int(mask)):
                return variable, mask
        return None

    def alternatives(self, number: int) -> Iterator[int]:
        """The parts of a disjunction; any other expression is its only part."""
        match self._shapes[number]:
            case ("or", tuple(members)):
                for member in members:
                    yield from self.alternatives(member)
            case _:
                yield number

    def narrow(self, number: int, variable: int, excluded: int) -> int:
        """An expression that is the same wherever the variable has none of the excluded values (a bit set)."""
        if not self.reads[number] >> variable & 1:
            return number
        match self._shapes[number]:
            case ("value", _, int(mask)):
                full = (1 << self._variables[variable].size) - 1
                return TRUE if mask | excluded == full else self._value_in(variable, mask & ~excluded)
            case ("and" | "or" as kind, tuple(members)):
                return self._join(str(kind), [self.narrow(m, variable, excluded) for m in members])
        return number

    def restrict(self, number: int, variable: int, value: int) -> int:
        """The expression once a variable is known to have a value."""
        if not self.reads[number] >> variable & 1:
            return number
        key = (number, variable, value)
        known = self._restricted.get(key)
        if known is None:
            known = self._restricted[key] = self._restrict(number, variable, value)
        return known

    def _restrict(self, number: int, variable: int, value: int) -> int:
        match self._shapes[number]:
            case ("value", _, int(mask)):
                return TRUE if mask >> value & 1 else FALSE
            case ("sum", int(at_least), int(terms), bool(negated)):
                key = (terms, variable, value)
                if key not in self._rests:
                    each = [(self.restrict(c, variable, value), p) for c, p in self._sums.terms[terms]]
                    self._rests[key] = self._rest(each)
                rest, certain = self._rests[key]
                return self._reaches(rest, at_least - certain, negated)
            case (str(kind), tuple(members)):
                return self._join(kind, [self.restrict(m, variable, value) for m in members])
        raise AssertionError(self._shapes[number])
