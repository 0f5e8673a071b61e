"""Random flows with paragraphs, and with questions that are marked to be asked for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from builder.flows.compile import compile_flow
from builder.flows.conditions import Condition, FactHolds, ScoreWithin
from builder.flows.model import Flow
from builder.flows.on_the_way import OnTheWay
from builder.flows.order import ordered
from builder.flows.tree import compile_tree
from builder.load.flow_compiled import RULES
from builder.load.weights import weights_of
from builder.site import Document, FlowPage, OutcomePage
from tests.flows.random_flows import HERE, OUTCOMES, conditions, literals


@dataclass(frozen=True)
class Told:
    """A flow, its page, and the conditions of the paragraphs of each outcome."""

    flow: Flow
    page: FlowPage
    paragraphs: Mapping[str, tuple[Condition, ...]]


@st.composite
def tellings(draw: st.DrawFn, some: st.SearchStrategy[Flow]) -> Told:
    """A flow with up to three paragraphs in each outcome, and with marks."""
    flow = draw(some)
    marks = st.sets(st.sampled_from(OUTCOMES), max_size=2)
    asked = {q.id: replace(q, ask_after=dict.fromkeys(draw(marks), HERE)) for q in flow.questions.values()}
    flow = replace(flow, questions=asked)
    atoms: st.SearchStrategy[Condition] = literals(asked)
    if flow.facts:
        atoms |= st.just(FactHolds("fact", HERE)) | st.integers(-2, 2).map(lambda low: ScoreWithin("score", low, None))
    several = st.lists(conditions(atoms), max_size=3).map(tuple)
    return telling(flow, {outcome: draw(several) for outcome in OUTCOMES})


def telling(flow: Flow, paragraphs: Mapping[str, tuple[Condition, ...]]) -> Told:
    """The page of a flow whose outcomes have these paragraphs."""
    tree = None if flow.rules else compile_tree(flow)
    diagram = compile_flow(flow) if tree is None else tree.diagram
    assert diagram is not None
    on_the_way = OnTheWay(flow, tree)
    outcomes = {
        outcome: OutcomePage(
            id=outcome, file="a.md", title=outcome, verdict=outcome, body=Document("a.md", ""), where=HERE,
            do_now=(), read=(), evidence=(),
            conditions=tuple(("so it is", on_the_way.compile(condition)) for condition in paragraphs[outcome]),
        )
        for outcome in paragraphs
    }  # fmt: skip
    reached = {q: condition for q in flow.questions if (condition := on_the_way.reached(q))}
    page = FlowPage(
        file="flow.yaml", flow=flow, diagram=diagram, ordered=ordered(diagram), outcomes=outcomes, tree=tree,
        weights=weights_of(flow, RULES).value, reached=reached,
    )  # fmt: skip
    return Told(flow, page, paragraphs)
