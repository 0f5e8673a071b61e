"""Random flows with paragraphs, and with questions that are marked to be asked for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from builder.flows.compile import compile_flow
from builder.flows.conditions import Condition, FactHolds, ScoreWithin
from builder.flows.follow_ups import FollowUps
from builder.flows.model import Flow
from builder.flows.on_the_way import OnTheWay
from builder.flows.order import ordered
from builder.flows.tree import compile_tree
from builder.load.flow_compiled import RULES
from builder.load.weights import weights_of
from builder.site import Document, FlowPage, OutcomePage
from tests.flows.random_flows import HERE, OUTCOMES, conditions, literals

Needs = Mapping[str, Mapping[str, Sequence[Sequence[int]]]]
"""By outcome and question: for each figure that reads the question, the places of the paragraphs around it."""


@dataclass(frozen=True)
class Told:
    """A flow, its page, and the conditions of the paragraphs of each outcome."""

    flow: Flow
    page: FlowPage
    paragraphs: Mapping[str, tuple[Condition, ...]]
    needs: Needs = field(default_factory=dict)

    @property
    def follow_ups(self) -> FollowUps:
        """The questions after its outcomes, for paragraphs and figures."""
        conditions = {outcome.id: outcome.reads for outcome in self.page.outcomes.values()}
        return FollowUps(self.flow, self.page.diagram, conditions, self.page.reached, self.needs)


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
    told = telling(flow, {outcome: draw(several) for outcome in OUTCOMES})
    alone = [q.id for q in asked.values() if len([v for v in told.page.diagram.variables if v.question == q.id]) == 1]
    if not alone or draw(st.booleans()):
        return told
    around = {o: st.sets(st.integers(0, len(p) - 1), max_size=2).map(sorted) for o, p in told.paragraphs.items() if p}
    figures = {o: st.lists(around.get(o, st.just([])), min_size=1, max_size=2) for o in OUTCOMES}
    some_needs = {o: st.dictionaries(st.sampled_from(alone), figures[o], max_size=2) for o in OUTCOMES}
    return replace(told, needs={o: draw(some_needs[o]) for o in OUTCOMES})


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
