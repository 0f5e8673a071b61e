"""Flows too wide to be proved, compared or described stop at a bound, with a message where an editor can act."""

from __future__ import annotations

from dataclasses import replace
from types import FunctionType

import pytest

from builder.changes.flow.compare_advice import compare_advice
from builder.check.flow import dead_paragraphs, laws
from builder.flows.answer_sets import Sets
from builder.flows.compile import compile_cases, compile_condition, compile_flow
from builder.flows.conditions import All, Condition, Not
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Never
from builder.flows.product import leaf_pairs
from builder.problems import Location
from builder.render.flows.given_when import given_when
from builder.site import Document, FlowPage, OutcomePage, Settings, Site, When
from tests.flows.naive import flow_of
from tests.flows.random_flows import HERE

PAIRS = range(5)


def both(first: str, second: str) -> str:
    """A condition that some pair of two letters' questions fulfils; between its two a state tells all pairs apart."""
    return f"{{any: [{', '.join(f'{{all: [{{{first}{n}: x}}, {{{second}{n}: x}}]}}' for n in PAIRS)}]}}"


def flow(first: str, second: str) -> Flow:
    """A flow that reads all questions, and the pairs of two letters before."""
    asked = "".join(f"  {c}{n}: {{ask: '{c}{n}?', options: {{x: X, y: Y}}}}\n" for c in "acbd" for n in PAIRS)
    some = ", ".join(f"{{{letter}{n}: x}}" for letter in "acbd" for n in PAIRS)
    rules = f"[{{when: {both(first, second)}, advise: a}}, {{when: {{any: [{some}]}}, advise: b}}, {{otherwise: c}}]"
    return flow_of(f"format: 1\ntitle: T\nsummary: S\nquestions:\n{asked}rules: {rules}\n")


def site(flow: Flow, *paragraph: Condition) -> Site:
    """A site that is this flow alone, with one paragraph for those who get the first outcome."""
    diagram = compile_flow(flow)
    body = Document("a.md", "", whens=tuple(When("", HERE) for _ in paragraph))
    conditions = tuple(("so it is", compile_condition(condition, flow)) for condition in paragraph)
    outcome = OutcomePage("a", "a.md", "A", "A.", body, HERE, (), (), (), conditions=conditions)
    page = FlowPage("flow.yaml", flow, diagram, diagram, {"a": outcome})
    return Site(Settings("T", Location("site.yaml")), (), (page,), {})


OLD, NEW = flow("a", "b"), flow("c", "d")


@pytest.mark.parametrize("bounded", [leaf_pairs, Sets.__init__])
def test_versions_that_have_little_in_common(bounded: FunctionType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Side by side they have as many states as the product of both: the comparison stops at either of its steps."""
    monkeypatch.setattr(bounded, "__defaults__", (1_000,))
    assert compare_advice(OLD, OLD).moved == ()
    with pytest.raises(TooManyStatesError, match="more than 1,000 states"):
        compare_advice(OLD, NEW)


@pytest.mark.parametrize("bounded", [compile_cases, leaf_pairs])
def test_law_that_is_too_wide(bounded: FunctionType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be it alone or beside the flow: it is not proved, so it is an error, in the law's own place."""
    wide = site(replace(OLD, laws=(Never(("c",), NEW.rules[0].when, HERE),)))
    assert list(laws.check(wide)) == []
    monkeypatch.setattr(bounded, "__defaults__", (20,))
    (problem,) = laws.check(wide)
    assert (problem.check, problem.where, problem.severity) == ("too-many-states", HERE, "error")
    assert problem.fix.startswith("let the law read fewer of these questions, or ask them closer together: `")


def test_paragraph_that_is_too_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken to be shown to somebody."""
    wide = site(OLD, All((NEW.rules[0].when, Not(OLD.rules[0].when))))
    assert [problem.check for problem in dead_paragraphs.check(wide)] == ["dead-paragraph"]
    monkeypatch.setattr(leaf_pairs, "__defaults__", (20,))
    assert list(dead_paragraphs.check(wide)) == []


def test_outcome_that_takes_too_much_to_describe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page does not say who gets it; how the flow works is still shown."""
    (page,) = site(OLD).flows
    assert given_when(page)["a"].classes
    monkeypatch.setattr(Sets.__init__, "__defaults__", (20,))
    assert given_when(page) == {}
