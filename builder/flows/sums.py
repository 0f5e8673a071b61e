"""The points that are left of scores: sums of terms that are interned, so that equal ones are one number.

Two remainders of a score ask for the same if no sum that can still be come to lies between them, so each is raised to
the next such sum. The sums of a list of terms are a bit set, made by one shift for each value of a variable (subset
sums: Bellman, «Dynamic programming», 1957). Terms are taken as independent: there may be too many sums, never too few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.flows.questions.variable import Variable

MAX_BITS = 1 << 27
"""The bits that all sets of sums together may have; scores beyond it are as they would be without such sets."""
Terms = tuple[tuple[int, int], ...]
"""Conditions, as numbers of expressions, each with the points it adds."""


class Sums:
    """All lists of terms met so far. `literal` says which values of which variable a condition is, if it is no more."""

    def __init__(self, variables: Sequence[Variable], literal: Callable[[int], tuple[int, int] | None]) -> None:
        self._variables = variables
        self._literal = literal
        self._numbers: dict[Terms, int] = {}
        self._reachable: list[int] = []
        """For each list, the sums that it can come to, as a bit set that begins with the least; 0 if it is not kept."""
        self._bits_left = MAX_BITS
        self.terms: list[Terms] = []
        self.least: list[int] = []
        self.most: list[int] = []

    def number(self, points: Mapping[int, int]) -> int:
        """The number of a list of terms, given as points by condition."""
        terms = tuple(sorted(points.items()))
        number = self._numbers.setdefault(terms, len(self.terms))
        if number == len(self.terms):
            choices = list(self._choices(terms))
            least, most = sum(map(min, choices)), sum(map(max, choices))
            self.terms.append(terms)
            self.least.append(least)
            self.most.append(most)
            self._bits_left -= most - least
            self._reachable.append(_sums(choices) if self._bits_left >= 0 else 0)
        return number

    def next(self, number: int, at_least: int) -> int:
        """The least sum that a list of terms can come to and that is not below `at_least`, which its bounds enclose."""
        above = self._reachable[number] >> at_least - self.least[number]
        # The lowest bit is the first sum that is large enough.
        return at_least + (above & -above).bit_length() - 1 if above else at_least

    def _choices(self, terms: Terms) -> Iterable[set[int]]:
        """The points that each variable can add, and each condition that reads more than one.

        Literals of one variable exclude each other, so it adds the points of one of its values.
        """
        by_value: dict[int, list[int]] = {}
        for condition, points in terms:
            literal = self._literal(condition)
            if literal is None:
                yield {0, points}
                continue
            variable, mask = literal
            points_of = by_value.setdefault(variable, [0] * self._variables[variable].size)
            for value in range(len(points_of)):
                if mask >> value & 1:
                    points_of[value] += points
        yield from map(set, by_value.values())


def _sums(choices: Iterable[set[int]]) -> int:
    sums = 1
    for choice in choices:
        least, before, sums = min(choice), sums, 0
        for points in choice:
            sums |= before << points - least
    return sums
