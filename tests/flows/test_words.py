"""Sets and places for answers mean what flow-semantics.md says, read slowly."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.flow.unasked_answers import check
from builder.flows.answer_slots import with_answers
from builder.flows.compile import compile_flow
from builder.flows.model import Flow
from builder.flows.order import ordered
from builder.flows.tree import compile_tree
from builder.problems import Location
from builder.site import AnswerSlot, Document, FlowPage, OutcomePage, Settings, Site
from tests.flows import naive_words
from tests.flows.naive import every_combination, flow_of, gets
from tests.flows.naive_reader import asked_of, way_through
from tests.flows.random_flows import HERE, OUTCOMES, flows, trees
from tests.properties import examples

OPTIONS = ("o1", "o2", "o3", "o4")
HEAD = """
format: 1
questions:
  q: {ask: Q?, %s options: {o1: One, o2: Two, o3: Three, o4: Four}}
rules:
  - {when: {q: o1}, advise: a}
  - {otherwise: b}
"""


@given(
    st.lists(st.tuples(st.booleans(), st.lists(st.integers(-4, 3), min_size=1, max_size=3)), min_size=1, max_size=4),
    st.booleans(),
)
def test_sets(drawn: list[tuple[bool, list[int]]], many: bool) -> None:
    """Each set names options and sets before it; one that is left without an option is an error, and is left out."""
    written: dict[str, tuple[bool, list[str]]] = {}
    for but, members in drawn:
        names = list(written)
        named = [OPTIONS[each] if each >= 0 else names[~each % len(names)] if names else "o1" for each in members]
        written[f"s{len(written)}"] = but, named
        if not naive_words.set_of(f"s{len(written) - 1}", written, OPTIONS):
            del written[f"s{len(written) - 1}"]
    sets = {name: {"q": {"none-of": named} if but else named} for name, (but, named) in written.items()}
    flow = flow_of(HEAD % ("choose: many," if many else "") + f"sets: {json.dumps(sets)}\n")
    found = {name: set(each.options) for name, each in flow.questions["q"].sets.items()}
    assert found == {name: naive_words.set_of(name, written, OPTIONS) for name in written}


@settings(max_examples=examples(20), deadline=None)
@given(flows(most_questions=3, complete=True) | trees(most_questions=4), st.data())
def test_places_for_answers(flow: Flow, data: st.DataObject) -> None:
    """They show what was asked; and other words are needed where some readers of the outcome have nothing to show."""
    diagram = compile_flow(flow) if flow.rules else compile_tree(flow).diagram
    assert diagram is not None
    question, outcome = data.draw(st.sampled_from(list(flow.questions))), data.draw(st.sampled_from(OUTCOMES))
    slot = AnswerSlot(question, Location("a.md", 1), "")
    page = OutcomePage(
        id=outcome, file="a.md", title="A", verdict="A", body=Document("a.md", "", answers=(slot,)), where=HERE,
        do_now=(), read=(), evidence=(),
    )  # fmt: skip
    flow_page = FlowPage("flow.yaml", flow, diagram, ordered(diagram), {outcome: page})
    site = Site(Settings("T", Location("site.yaml")), (), (flow_page,), {})
    getting = any(gets(flow, answers)[0] == outcome for answers in every_combination(flow))
    if getting:
        assert naive_words.needs_other_words(flow, outcome, question) == bool(list(check(site)))
    way = way_through(flow)
    answers = data.draw(st.sampled_from(list(every_combination(flow))))
    asked = asked_of(way, answers)
    assert naive_words.shown(flow, question, asked, "x") == with_answers(f"{{{question} or x}}", flow, asked)
