"""Flows that are drawn in the tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.tree import compile_tree
from tests.flows.naive import flow_of
from tests.flows.random_flows import flows, trees

Compiled = tuple[Flow, Diagram]


def compiled(text: str) -> Compiled:
    """A flow of questions and rules, and its diagram."""
    flow = replace(flow_of(f"format: 1\ntitle: T\nsummary: S\n{text}"), title="Shall I?")
    return flow, compile_flow(flow)


TINY = compiled("""
questions:
  state:
    ask: Is any of this true?
    choose: many
    none: Nothing of it
    options: {ill: I am <ill> & cannot go, late: I am late}
  keen:
    ask: How keen are you?
    options: {very: Very, some: Somewhat, little: Hardly}
rules:
  - {id: ill, when: {state: ill}, advise: a}
  - {id: late, when: {state: late}, advise: b}
  - {id: not-keen, when: {keen: little}, advise: b}
  - {id: go, otherwise: c}
""")
"""A run of checkboxes and one question, with an outcome that two rules give."""

WEIGHED = compiled("""
questions:
  hot:
    ask: Is it hot?
    options: {"yes": "Yes", "no": "No", unsure: I do not know}
  far:
    ask: Is it far?
    short: The way
    options: {"yes": "Yes", "no": "No"}
  dear:
    ask: Is it dear?
    options: {"yes": "Yes", "no": "No"}
facts:
  easy: {when: {far: "no"}, clause: the way is short}
scores:
  pull: [{when: {hot: "yes"}, add: 2}, {when: {far: "yes"}, add: -1}, {when: {dear: "yes"}, add: -1}]
rules:
  - {id: easy, when: {all: [easy, {hot: unsure}]}, advise: a}
  - {id: pulled, when: {pull: {at-least: 1}}, advise: b}
  - {id: rest, otherwise: c}
""")
"""A score over three questions, the last of which is asked in two situations."""

AT_LEAST_TWO = compiled("""
questions:
  signs:
    ask: Which of these do you see?
    choose: many
    options: {one: The first, two: The second, three: The third}
rules:
  - {when: {signs: {at-least: 2, of: [one, two, three]}}, advise: a}
  - {otherwise: b}
""")
"""Checkboxes that do not decide one after the other."""


def any_compiled() -> st.SearchStrategy[Compiled]:
    """Random flows, of rules and as trees, that compile."""
    return flows().map(lambda flow: (flow, compile_flow(flow))) | trees().map(_tree)


def _tree(flow: Flow) -> Compiled:
    diagram = compile_tree(flow).diagram
    assert diagram is not None
    return flow, diagram
