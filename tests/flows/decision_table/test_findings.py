"""All that is said of a decision table is so when its values are tried one by one."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.compile import compile_flow
from builder.flows.decision_table.as_flow import CutTable, as_flow, cut_table
from builder.flows.decision_table.bands import OTHER, Band, fits
from builder.flows.decision_table.findings import findings
from builder.flows.decision_table.model import CellTest, DecisionTable, Input, NumberSpan, TableRule
from builder.problems import Location
from tests.properties import examples

HERE = Location("t.dmn", 1)
WORDS = ("red", "blue")
Value = str | Fraction


@st.composite
def spans(draw: st.DrawFn) -> NumberSpan:
    """A span that some number is in."""
    low, high = sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6))))
    halves = draw(st.sampled_from((1, 2)))
    bounds = [None if draw(st.integers(0, 4)) == 0 else Fraction(bound, halves) for bound in (low, high)]
    closed = (True, True) if bounds[0] == bounds[1] else (draw(st.booleans()), draw(st.booleans()))
    return NumberSpan(bounds[0], bounds[1], *closed)


NUMBERS = st.builds(
    lambda spans, denied: CellTest(HERE, spans=tuple(spans), denied=denied and bool(spans)),
    st.lists(spans(), max_size=2), st.booleans(),
)  # fmt: skip
NAMES = st.builds(
    lambda words, denied: CellTest(HERE, words=tuple(words), denied=denied and bool(words)),
    st.lists(st.sampled_from(WORDS), max_size=2), st.booleans(),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, policy: str = "UAF") -> DecisionTable:
    """A table over a number and a colour."""
    allowed = draw(st.sampled_from((None, CellTest(HERE, spans=(NumberSpan(Fraction(0), Fraction(3)),)))))
    inputs = (Input("size", HERE, whole=draw(st.booleans()), allowed=allowed), Input("colour", HERE))
    rules = tuple(
        TableRule(number, (draw(NUMBERS), draw(NAMES)), (draw(st.sampled_from("xy")),), HERE)
        for number in range(1, draw(st.integers(2, 5)))
    )
    return DecisionTable(
        name="T", policy=draw(st.sampled_from(policy)), inputs=inputs, outputs=("o",), rules=rules, where=HERE
    )


def holds(test: CellTest, value: Value) -> bool:
    """True if a value fits a cell, read slowly."""
    if test.is_any:
        return True
    if isinstance(value, str):
        found = value in test.words
    else:
        found = False
        for span in test.spans:
            above = span.low is None or value > span.low or (value == span.low and span.has_low)
            below = span.high is None or value < span.high or (value == span.high and span.has_high)
            found = found or (above and below)
    return not found if test.denied else found


def values(table: DecisionTable) -> list[tuple[Value, ...]]:
    """Enough values to tell all cells apart: quarters, or whole numbers, and each colour and another one."""
    size = table.inputs[0]
    numbers = [Fraction(n, 1 if size.whole else 4) for n in range(-8, 60)]
    allowed = [n for n in numbers if size.allowed is None or holds(size.allowed, n)]
    if not any(test.spans for rule in table.rules for test in rule.tests[:1]) and size.allowed is None:
        return [("", colour) for colour in (*WORDS, "green")]
    return list(itertools.product(allowed, (*WORDS, "green")))


def applying(table: DecisionTable, value: tuple[Value, ...]) -> list[int]:
    """The places of the rules that apply to some values."""
    return [
        place for place, rule in enumerate(table.rules)
        if all(holds(test, each) for test, each in zip(rule.tests, value, strict=True))
    ]  # fmt: skip


@settings(max_examples=examples(60), deadline=None)
@given(tables())
def test_findings(table: DecisionTable) -> None:
    """Gaps are there if a value has no rule, overlaps are the pairs that meet, and a dead rule never comes first."""
    cut = cut_table(table)
    found = list(findings(cut))
    tried = [applying(table, value) for value in values(table)]
    assert any(not each for each in tried) == any(problem.check == "table-gap" for problem in found)
    if table.policy == "F":
        first = {each[0] for each in tried if each}
        dead = {problem.message.split(" ")[1] for problem in found if problem.check == "table-dead-rule"}
        assert dead == {str(rule.number) for place, rule in enumerate(table.rules) if place not in first}
    else:
        pairs = {pair for each in tried for pair in itertools.combinations(each, 2)}
        told = {(a, b) for a, b in pairs if table.policy == "U" or table.rules[a].gives != table.rules[b].gives}
        shown = [problem for problem in found if problem.check == "table-overlap" and problem.message[0] == "r"]
        assert len(shown) == min(8, len(told))


@settings(max_examples=examples(60), deadline=None)
@given(tables(), st.data())
def test_bands(table: DecisionTable, data: st.DataObject) -> None:
    """Each value that is allowed is in one band, and the rules that apply to it are those of the band."""
    cut = cut_table(table)
    value = data.draw(st.sampled_from(values(table)))
    bands = [band_of(cut, place, each) for place, each in enumerate(value)]
    found = [
        place for place, masks in enumerate(cut.masks)
        if all(mask >> number & 1 for mask, number in zip(masks, bands, strict=True))
    ]  # fmt: skip
    assert applying(table, value) == found


def band_of(cut: CutTable, place: int, value: Value) -> int:
    """The one band that a value is in."""
    bands = cut.bands[place]
    named = {band.word for band in bands}
    word = value if value in named or isinstance(value, Fraction) else OTHER
    found = [number for number, band in enumerate(bands) if is_in(band, word)]
    assert len(found) == 1
    return found[0]


def is_in(band: Band, value: Value) -> bool:
    """True if a value is in a band."""
    if band.span is None:
        return value == band.word
    return isinstance(value, Fraction) and band.span.holds(value)


def test_priority() -> None:
    """The rule whose output is listed first decides, wherever it is written."""
    rules = (
        TableRule(1, (CellTest(HERE),), ('"low"',), HERE),
        TableRule(2, (CellTest(HERE, words=("red",)),), ('"high"',), HERE),
    )
    table = DecisionTable(
        name="T", policy="P", inputs=(Input("colour", HERE),), outputs=("o",), rules=rules, where=HERE,
        priorities=(('"high"', '"low"'),),
    )  # fmt: skip
    cut = cut_table(table)
    assert list(findings(cut)) == []
    assert cut.in_order == [1, 0]
    assert {leaf.rule for leaf in compile_flow(as_flow(cut)).leaves} == {"r0", "r1"}


def test_whole_numbers_meet() -> None:
    """Between 5 and 6 there is a gap for decimals alone."""
    rules = tuple(
        TableRule(n, (CellTest(HERE, spans=(span,)),), ("x",), HERE)
        for n, span in enumerate((NumberSpan(None, Fraction(5)), NumberSpan(Fraction(6), None)), start=1)
    )
    said = {}
    for whole in (True, False):
        column = Input("age", HERE, whole=whole)
        cut = cut_table(DecisionTable("T", "U", (column,), ("o",), rules, HERE))
        said[whole] = [problem.message for problem in findings(cut)]
        assert fits(rules[0].tests[0], cut.bands[0][0])
    assert said == {True: [], False: ["no rule of “T” applies when `age` is (5..6)"]}
