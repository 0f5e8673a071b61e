"""Random flows for property tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from builder.flows.conditions import ALWAYS, All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision, DecisionCase, Value
from builder.flows.existing import exist
from builder.flows.model import Fact, Flow, Go, Option, Outcome, Question, Rule, Score, Term
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.questions.radio import Radio
from builder.flows.value_facts import value_facts
from builder.problems import Location

HERE = Location("flow.yaml")
OUTCOMES = ("a", "b", "c")
QUESTIONS = ("constructor", "0", "then", "items", "length", "check", "error")
OPTIONS = ("constructor", "1", "length")
"""Ids that mean something to the languages that flows run in."""


@st.composite
def questions(draw: st.DrawFn, most: int) -> dict[str, Question]:
    """Some questions of up to three options, some of which take several answers."""
    made = {}
    for number in range(draw(st.integers(1, most))):
        id_ = QUESTIONS[number]
        options = tuple(Option(id_, f"Option {id_}", HERE) for id_ in OPTIONS[: draw(st.integers(2, 3))])
        made[id_] = Question(
            id_, f"Question {number}?", options, HERE, kind=draw(st.sampled_from((Radio(), Checkbox())))
        )
    return made


def literals(asked: dict[str, Question]) -> st.SearchStrategy[Condition]:
    """Conditions on the answer to one question."""

    @st.composite
    def literal(draw: st.DrawFn) -> Condition:
        question = draw(st.sampled_from(list(asked.values())))
        options = frozenset(draw(st.sets(st.sampled_from(question.option_ids), min_size=1)))
        most = len(options - {NONE}) if isinstance(question.kind, Checkbox) else 1
        at_least = draw(st.integers(1, most)) if most > 1 and NONE not in options else 1
        return Literal(question.id, options, at_least)

    return literal()


def conditions(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Conditions built from others."""
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
            | inner.map(Not)
        ),
        max_leaves=4,
    )


@st.composite
def limited(draw: st.DrawFn, asked: dict[str, Question]) -> dict[str, Question]:
    """The questions, some of which do not apply to everybody, or not with all options, or limit what is ticked."""
    made: dict[str, Question] = {}
    for question in asked.values():
        ids = [option.id for option in question.options]
        earlier = st.none() | conditions(literals(made)) if made else st.none()
        options = tuple(replace(option, applies_when=draw(earlier)) for option in question.options)
        kind = question.kind
        if isinstance(kind, Checkbox):
            alone = draw(st.sets(st.sampled_from(ids), max_size=2))
            kind = replace(kind, exclusive=tuple(sorted(alone)), at_most=draw(st.none() | st.integers(1, len(ids))))
        else:
            options = (replace(options[0], applies_when=None), *options[1:])
        made[question.id] = replace(question, options=options, kind=kind, applies_when=draw(earlier))
    return made


@st.composite
def decided(draw: st.DrawFn, when: st.SearchStrategy[Condition], complete: bool) -> dict[str, Decision]:
    """A decision of two or three values, which has gaps unless it is `complete`."""
    values = tuple(Value(id_, f"it is {id_}", HERE) for id_ in OPTIONS[: draw(st.integers(2, 3))])
    number = draw(st.integers(1, 5))
    given = [draw(st.sampled_from(values)).id for _ in range(number)]
    cases = [
        DecisionCase(f"case-{place}", draw(when), value, Location("flow.yaml", place))
        for place, value in enumerate(given, start=1)
    ]
    if complete or draw(st.booleans()):
        cases.append(DecisionCase(f"case-{number + 1}", ALWAYS, values[0].id, HERE, otherwise=True))
    return {"which": Decision("which", values, tuple(cases), HERE)}


@st.composite
def flows(draw: st.DrawFn, most_questions: int = 4, complete: bool = False, limits: bool = True) -> Flow:
    """A flow of ordered rules with a fact and a score, which has gaps unless it is `complete`."""
    asked = draw(questions(most_questions))
    asked = draw(st.just(asked) | limited(asked)) if limits else asked
    simple = conditions(literals(asked))
    fact = Fact("fact", draw(simple), HERE)
    terms = draw(st.lists(st.builds(Term, simple, st.integers(-3, 3), st.just(HERE)), min_size=1, max_size=4))
    bounds = st.tuples(st.integers(-4, 4), st.integers(0, 4))
    within = bounds.map(lambda b: ScoreWithin("score", b[0], b[0] + b[1]))
    known: st.SearchStrategy[Condition] = literals(asked) | st.just(FactHolds("fact", HERE)) | within
    decisions = draw(st.just({}) | decided(conditions(known), complete))
    facts = {"fact": fact, **{id_: each for one in decisions.values() for id_, each in value_facts(one).items()}}
    any_condition = conditions(known | st.sampled_from([FactHolds(id_, HERE) for id_ in facts]))
    rules = tuple(
        Rule(f"r{i}", draw(any_condition), draw(st.sampled_from(OUTCOMES)), HERE)
        for i in range(draw(st.integers(1, 5)))
    )
    if complete:
        rules = (*rules, Rule("last", ALWAYS, "c", HERE))
    outcomes = {outcome: Outcome(outcome, outcome, HERE) for outcome in OUTCOMES}
    return Flow(
        "random",
        "Random",
        "",
        asked,
        facts,
        {"score": Score("score", tuple(terms), HERE)},
        rules,
        outcomes,
        HERE,
        decisions=decisions,
    )


@st.composite
def trees(draw: st.DrawFn, most_questions: int = 5) -> Flow:
    """A tree whose ways lead to later questions and whose guards read the first one, which is always asked."""
    asked = list(draw(questions(most_questions)).values())
    first = literals({asked[0].id: asked[0]})
    made = {}
    for place, question in enumerate(asked):
        targets = st.sampled_from([*(later.id for later in asked[place + 1 :]), *OUTCOMES])
        plain = targets.map(lambda to: (Go(to, HERE),))
        guarded = st.builds(lambda when, to, rest: (Go(to, HERE, when), *rest), conditions(first), targets, plain)
        on_options = st.just(()) if isinstance(question.kind, Checkbox) else st.just(()) | plain | guarded
        options = tuple(replace(option, go=draw(on_options)) for option in question.options)
        made[question.id] = replace(question, options=options, go=draw(plain | guarded))
    outcomes = {outcome: Outcome(outcome, outcome, HERE) for outcome in OUTCOMES}
    return Flow("random", "Random", "", made, {}, {}, (), outcomes, HERE)


@st.composite
def otherwise_proved(draw: st.DrawFn, flow: Flow) -> Flow:
    """The flow, to be proved in another order of its questions and boxes; as written if some answers do not exist."""
    if exist(flow.questions):
        return flow
    questions = dict(flow.questions)
    for question in flow.questions.values():
        if isinstance(question.kind, Checkbox):
            boxes = draw(st.permutations([option.id for option in question.options]))
            questions[question.id] = replace(question, boxes=tuple(boxes))
    return replace(flow, questions=questions, proof_order=tuple(draw(st.permutations(list(flow.questions)))))
