"""The remainders of a score are compared by the sums that it can still come to."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from builder.flows import sums
from builder.flows.compile import compile_flow
from builder.flows.expand import Cases, Expansion
from builder.flows.expressions import Expressions
from builder.flows.questions.variable import Variable
from builder.flows.sums import Sums
from builder.flows.variables import variables_of
from tests.flows.naive import flow_of

VARIABLES = tuple(Variable(f"q{number}", ("a", "b", "c")) for number in range(3))
Points = list[tuple[int, int, int]]


def literal(condition: int) -> tuple[int, int] | None:
    """The condition with this number: a value of one of three variables, or something that is no literal."""
    return (condition // 3, 1 << condition % 3) if condition < 9 else None


def all_sums(points: dict[int, int]) -> set[int]:
    """Every sum, by trying all values, with and without each condition that is no literal."""
    others = [added for condition, added in points.items() if condition >= 9]
    return {
        sum(points.get(variable * 3 + value, 0) for variable, value in enumerate(values))
        + sum(added for added, holds in zip(others, held, strict=True) if holds)
        for values in product(range(3), repeat=3)
        for held in product((False, True), repeat=len(others))
    }


@given(st.dictionaries(st.integers(0, 10), st.integers(-5, 5), max_size=6), st.integers(-40, 40))
def test_a_remainder_is_raised_to_the_next_sum(points: dict[int, int], at_least: int) -> None:
    """So two remainders between the same sums are one, and none is raised past a sum."""
    lists = Sums(VARIABLES, literal)
    number, found = lists.number(points), all_sums(points)
    assert (lists.least[number], lists.most[number]) == (min(found), max(found))
    if min(found) < at_least <= max(found):
        assert lists.next(number, at_least) == min(each for each in found if each >= at_least)


def test_the_sets_of_sums_are_bounded() -> None:
    """Beyond the bound a remainder is left as it is."""
    lists = Sums(VARIABLES, literal)
    few, many = lists.number({0: 10}), lists.number({0: sums.MAX_BITS, 1: 1})
    assert (lists.next(few, 3), lists.next(many, 3)) == (10, 3)


def test_a_score_has_as_many_states_as_nodes() -> None:
    """With weights that have no sum twice, as with small ones: states that lead to the same advice are one."""
    asked = "".join(f"  q{n}: {{ask: Q?, options: {{a: A, b: B, c: C}}}}\n" for n in range(10))
    terms = "\n".join(
        f"  - {{when: {{q{n}: {option}}}, add: {points}}}"
        for n in range(10)
        for option, points in (("a", 997 - 61 * n), ("b", 311 + 37 * n))
    )
    flow = flow_of(
        f"format: 1\ntitle: T\nsummary: S\nquestions:\n{asked}scores:\n  s:\n{terms}\n"
        "rules: [{when: {s: {at-least: 4000}}, advise: a}, {otherwise: b}]\n"
    )
    variables = variables_of(flow.questions.values())
    pool = Expressions(variables, flow.facts, flow.scores)
    expansion = Expansion(Cases(pool), variables)
    expansion.run([expansion.cases.number(pool.of(rule.when), place) for place, rule in enumerate(flow.rules)])
    assert len(expansion.expanded) == len(compile_flow(flow).nodes)
