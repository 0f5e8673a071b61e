"""The graph that is drawn is the diagram."""

from __future__ import annotations

from hypothesis import assume, given, settings

from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.drawing.chart import chart_of
from builder.flows.drawing.graph import Box, Edge, Links, graph_of
from builder.flows.drawing.layers import in_order
from builder.flows.questions.checkbox import Checkbox
from tests.flows.drawing.flows import AT_LEAST_TWO, TINY, WEIGHED, Compiled, any_compiled, compiled
from tests.flows.naive import flow_of
from tests.interview import interview
from tests.properties import examples


def test_a_small_diagram_is_drawn_whole() -> None:
    """Checkboxes of a run are one box; an outcome is one box with all its rules; links are where they were given."""
    graph = graph_of(*TINY, Links({"b": "b/"}, {2: "keen/"}))
    assert not graph.folded
    assert graph.boxes == (
        Box("Is any of this true?", "question", "Follow the lowest number that is ticked."),
        Box("How keen are you?", "question", link="keen/"),
        Box("A", "outcome", "rule 1"),
        Box("B", "outcome", "rules 2, 3", "b/"),
        Box("C", "outcome", "rule 4"),
    )
    assert graph.edges == (
        Edge(0, 2, ("1. I am <ill> & cannot go",)),
        Edge(0, 3, ("2. I am late",)),
        Edge(0, 1, ("Nothing of it",)),
        Edge(1, 4, ("any other answer",)),
        Edge(1, 3, ("Hardly",)),
    )


def test_a_checkbox_that_stands_alone_is_its_own_box() -> None:
    """With its question in small type, and two answers."""
    graph = graph_of(*AT_LEAST_TWO)
    assert Box("The second", "checkbox", "Which of these do you see?") in graph.boxes
    assert [("ticked",), ("not ticked",)] == [edge.labels for edge in graph.edges if edge.source == 1]


def test_a_large_diagram_is_folded() -> None:
    """Dashed are the answers after which the question that was asked before decides, too."""
    graph = graph_of(*WEIGHED, most=3)
    assert graph.folded
    assert [box.note for box in graph.boxes[:3]] == ["", "in 2 different situations", ""]
    assert graph.edges == (
        Edge(0, 1, ("any other answer",)),
        Edge(0, 5, ("No",)),
        Edge(1, 2, ("Yes",), sure=False),
        Edge(1, 5, ("Yes",), sure=False),
        Edge(1, 4, ("No",), sure=False),
        Edge(1, 3, ("No",), sure=False),
        Edge(2, 5, ("Yes",)),
        Edge(2, 4, ("No",)),
    )


def test_a_gap_is_drawn() -> None:
    """Answers for which there is no advice have a box of their own."""
    graph = graph_of(*compiled("questions: {q: {ask: Q, options: {x: X, y: Y}}}\nrules: [{when: {q: x}, advise: a}]"))
    assert ["question", "outcome", "gap"] == [box.kind for box in graph.boxes]


def test_a_flow_that_asks_nothing_is_one_box() -> None:
    """The rule that always fits."""
    graph = graph_of(*compiled("questions: {q: {ask: Q, options: {x: X, y: Y}}}\nrules: [{otherwise: a}]"))
    assert [Box("A", "outcome", "rule 1")] == list(graph.boxes)


def test_a_long_flow_is_an_overview() -> None:
    """One box for each question and each outcome."""
    page = interview()
    graph = graph_of(page.flow, compile_flow(page.flow))
    assert graph.folded
    assert len(graph.boxes) == len(page.flow.questions) + len(page.flow.outcomes)


def ways(diagram: Diagram) -> dict[tuple[str, str], set[str | None]]:
    """For each question and option, the questions and outcomes that come next in some situation."""
    found: dict[tuple[str, str], set[str | None]] = {}
    for node in diagram.nodes:
        variable = diagram.variables[node.variable]
        for option, child in zip(variable.options, node.children, strict=False):
            following = diagram.leaves[~child].outcome if child < 0 else diagram.question(child)
            found.setdefault((variable.question, option), set()).add(following)
    return found


@settings(max_examples=examples(15), deadline=None)
@given(any_compiled())
def test_every_way_is_drawn_and_dashed_where_it_depends(drawn: Compiled) -> None:
    """For questions with one answer, by comparing with the diagram, where every question is one box."""
    flow, diagram = drawn
    graph = graph_of(flow, diagram, most=0)
    names = {question.ask: question.id for question in flow.questions.values()} | {o: o for o in flow.outcomes}
    found = ways(diagram)
    named = [names.get(box.note if box.kind == "checkbox" else box.text) for box in graph.boxes]
    assume(len(set(named)) == len(named))
    for place, name in enumerate(named):
        if name is None or name not in flow.questions or isinstance(flow.questions[name].kind, Checkbox):
            continue
        own = [targets for (asked, _), targets in found.items() if asked == name]
        only_way = len(set().union(*own)) == 1
        for sure in (True, False):
            expected = set().union(*(targets for targets in own if (only_way or len(targets) == 1) == sure))
            assert expected == {named[e.target] for e in graph.edges if e.source == place and e.sure == sure}


@settings(max_examples=examples(15), deadline=None)
@given(any_compiled())
def test_every_box_is_reached_and_nothing_leads_back(drawn: Compiled) -> None:
    """Whole and folded: the first box leads to all others, an edge stands once, and there is no circle."""
    for most in (0, 1000):
        graph = graph_of(*drawn, most=most)
        links = [(edge.source, edge.target) for edge in graph.edges]
        assert len(graph.boxes) == len(in_order(len(graph.boxes), links))
        assert {target for _, target in links} == set(range(1, len(graph.boxes)))
        assert len(set(links)) == len(links) or graph.folded


@settings(max_examples=examples(15), deadline=None)
@given(any_compiled())
def test_outcomes_are_together_where_there_are_too_many(drawn: Compiled) -> None:
    """A box stands for those that the same questions lead to, and no outcome is left out."""
    graph, alone = graph_of(*drawn, most_apart=0), graph_of(*drawn)
    ends = [place for place, box in enumerate(graph.boxes) if box.kind == "outcome"]
    assert sum(graph.boxes[place].outcomes for place in ends) == sum(box.kind == "outcome" for box in alone.boxes)
    before = [frozenset(edge.source for edge in graph.edges if edge.target == place) for place in ends]
    assert len(set(before)) == len(before)
    assert len(graph.boxes) <= len(alone.boxes)


def test_two_hundred_outcomes_of_one_question_are_one_box() -> None:
    """So that the chart grows with the questions; the rules beside it tell the outcomes apart."""
    options = ", ".join(f"o{number}: O" for number in range(200))
    rules = ", ".join(f"{{when: {{q: o{number}}}, advise: x{number}}}" for number in range(200))
    outcomes = tuple(f"x{number}" for number in range(200))
    flow = flow_of(
        f"format: 1\ntitle: T\nsummary: S\nquestions: {{q: {{ask: Q?, options: {{{options}}}}}}}\nrules: [{rules}]\n",
        outcomes,
    )
    graph = graph_of(flow, compile_flow(flow))
    assert [box.text for box in graph.boxes] == ["Q?", "200 outcomes"]
    assert graph.folded
    assert "1 box for questions, with lines for the answers, and 200 outcomes." in chart_of(graph, "Chart").description
