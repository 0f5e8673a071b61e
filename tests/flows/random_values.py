"""Random flows whose questions take numbers, for property tests: small bounds, so that all answers can be tried."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from builder.flows.conditions import ALWAYS, All, AnyOf, Compare, Condition, Not
from builder.flows.cut_values import cut_into, with_cells
from builder.flows.model import Flow, Law, Monotone, Never, Outcome, Question, Rule
from builder.flows.questions.number import Quantity
from builder.flows.questions.value_part import Subtraction, ValuePart
from builder.flows.questions.values import Values
from builder.problems import Location

HERE = Location("flow.yaml")
OUTCOMES = ("a", "b", "c")
MOST = 4
"""The greatest number that bounds and conditions name."""


@st.composite
def kinds(draw: st.DrawFn, most: int) -> Values:
    """A few numbers between bounds, and at most two differences."""
    parts = []
    number = draw(st.integers(1, most))
    for place in range(number):
        least = draw(st.integers(-1, 1))
        measure = Quantity(least=least, most=draw(st.integers(least, MOST)))
        parts.append(ValuePart("" if number == 1 else f"p{place}", f"Part {place}", measure))
    pairs = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)).filter(lambda pair: pair[0] != pair[1])
    found = draw(st.lists(pairs, max_size=2)) if number > 1 else []
    return Values(tuple(parts), tuple(Subtraction(f"d{n}", f"Difference {n}", pair) for n, pair in enumerate(found)))


def values() -> st.SearchStrategy[Mapping[str, Values]]:
    """The kinds of one or two questions, which ask for three numbers at most."""
    one = kinds(3).map(lambda kind: {"q0": kind})
    return one | st.tuples(kinds(2), kinds(1)).map(lambda both: {"q0": both[0], "q1": both[1]})


@st.composite
def compares(draw: st.DrawFn, asked: Mapping[str, Values]) -> Condition:
    """A condition on one value or difference."""
    question = draw(st.sampled_from(list(asked)))
    value = draw(st.sampled_from(asked[question].names))
    least = draw(st.none() | st.integers(-MOST, MOST))
    most = draw(st.integers(least or 0, MOST) if least is None else st.none() | st.integers(least, MOST))
    return Compare(question, value, least, most)


@st.composite
def flows_of(draw: st.DrawFn, asked: Mapping[str, Values]) -> Flow:
    """A flow of rules over these values."""
    simple = compares(asked)
    condition = st.recursive(
        simple,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
            | inner.map(Not)
        ),
        max_leaves=4,
    )
    rules = [
        Rule(f"r{place}", draw(condition), draw(st.sampled_from(OUTCOMES)), HERE)
        for place in range(draw(st.integers(1, 4)))
    ]
    rules.append(Rule("last", ALWAYS, "c", HERE))
    return cut(asked, tuple(rules), (Never(("a",), draw(condition), HERE), Monotone("q0", ("a",), ("b",), HERE)))


def cut(asked: Mapping[str, Values], rules: tuple[Rule, ...], laws: tuple[Law, ...] = ()) -> Flow:
    """The flow with its values cut at all thresholds of rules and of `never`."""
    conditions = [*(rule.when for rule in rules), *(law.when for law in laws if isinstance(law, Never))]
    found = [part for condition in conditions for part in compared(condition)]
    questions = {}
    for id_, kind in asked.items():
        thresholds: dict[str, list[int]] = {name: [] for name in kind.names}
        for part in (part for part in found if part.question == id_):
            thresholds[part.value] += [part.least] if part.least is not None else []
            thresholds[part.value] += [part.most + 1] if part.most is not None else []
        made = cut_into(kind, thresholds)
        assert made is not None
        questions[id_] = with_cells(Question(id_, f"{id_}?", (), HERE, kind=made, descending=True), made)
    outcomes = {outcome: Outcome(outcome, outcome, HERE) for outcome in OUTCOMES}
    return Flow("random", "Random", "", questions, {}, {}, rules, outcomes, HERE, laws=laws)


def compared(condition: Condition) -> list[Compare]:
    """All comparisons inside a condition."""
    match condition:
        case Compare():
            return [condition]
        case All(parts) | AnyOf(parts):
            return [found for part in parts for found in compared(part)]
        case Not(part):
            return compared(part)
    return []


@st.composite
def value_flows(draw: st.DrawFn) -> Flow:
    """A flow of one or two questions."""
    asked = draw(values())
    return draw(flows_of(asked))


@st.composite
def two_versions(draw: st.DrawFn) -> tuple[Flow, Flow]:
    """Two versions over the same values, whose thresholds differ."""
    asked = draw(values())
    return draw(flows_of(asked)), draw(flows_of(asked))
