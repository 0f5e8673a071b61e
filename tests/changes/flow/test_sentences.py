"""Sentences about changed advice, read as an editor reads them: each of them says everything once, and is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings

from builder.changes.flow.compare_advice import compare_advice
from builder.changes.flow.redefined import names_of
from builder.changes.show.advice import advice_as_text
from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_flow
from builder.flows.conditions import All, FactHolds, parts_of
from builder.flows.cover import cover, terms_of
from builder.flows.model import Flow
from builder.flows.value_facts import own_facts
from builder.flows.variables import variables_of
from tests.conftest import Golden
from tests.flows import naive
from tests.flows.random_flows import flows
from tests.knowledge_bases import CASES
from tests.properties import examples

BASE = """
format: 1
title: T
summary: S
questions:
  price:
    ask: What does it cost?
    options:
      low: {label: Little, clause: it costs little}
      middle: {label: Some, clause: it costs some}
      high: {label: A lot, clause: it costs a lot}
      huge: {label: Very much, clause: it costs very much}
  ill:
    ask: Are you ill?
    options: {"yes": {label: "Yes", clause: you are ill}, "no": {label: "No", clause: you are well}}
  far:
    ask: Is it far?
    options: {"yes": {label: "Yes", clause: it is far}, "no": {label: "No", clause: it is near}}
facts:
  fair: {when: {price: [low]}, clause: the price is fair, unless: the price is too high}
rules:
  - {id: ill, when: {ill: "yes"}, advise: c}
  - {id: fair, when: fair, advise: a}
  - {id: rest, otherwise: b}
"""


def with_facts(*facts: str) -> str:
    """The flow with other facts."""
    head, _, tail = BASE.partition("  fair:")
    return head + "".join(f"  {fact}\n" for fact in facts) + tail.partition("\n")[2]


FAIR = "fair: {when: {price: [low]}, clause: the price is fair, unless: the price is too high}"
WIDER = FAIR.replace("[low]", "[low, middle]")
OTHERS = FAIR.replace("[low]", "[middle, high]")
DENIED = FAIR.replace("when: {price: [low]}", "when: {not: {price: [low]}}")
REWRITTEN = FAIR.replace("{price: [low]}", "{not: {price: [middle, high, huge]}}")
NEAR = "near: {when: {far: 'no'}, clause: the price is fair}"
BEARABLE = "bearable: {when: {price: [low, middle]}, clause: the price is bearable}"
SICK = "sick: {when: {ill: 'yes'}, clause: you cannot go}"
GOOD = "good: {when: {all: [fair, {far: 'no'}]}, clause: it is worth it}"
LONG = FAIR.replace(
    "{price: [low]}", "{any: [{price: low, far: 'no'}, {price: middle, far: 'yes'}, {price: high, far: 'no'}]}"
)
FREE = with_facts(FAIR.replace("[low]", "[low, free]")).replace(
    "      low:", "      free: {label: Nothing, clause: it costs nothing}\n      low:"
)


def decided(text: str, when: str) -> str:
    """The flow with another condition for its second rule."""
    return text.replace("when: fair,", f"when: {when},")


ALIKE = BASE.replace("it is far}", "you are ill}")
NASTY: Mapping[str, tuple[str, str]] = {
    "a fact covers more": (BASE, with_facts(WIDER)),
    "a fact covers less": (with_facts(WIDER), BASE),
    "a fact covers others": (BASE, with_facts(OTHERS)),
    "a fact says the opposite": (BASE, with_facts(DENIED)),
    "a fact covers more, and has other words": (BASE, with_facts(WIDER.replace("is fair", "is bearable"))),
    "a fact is written otherwise": (BASE, with_facts(REWRITTEN)),
    "a fact has another id": (BASE, decided(with_facts(FAIR.replace("fair:", "cheap:", 1)), "cheap")),
    "a fact is taken out": (
        BASE,
        decided(BASE.replace("facts:\n", "").replace(f"  {FAIR}\n", ""), "{price: [low, middle]}"),
    ),
    "two facts with the same words": (with_facts(FAIR, NEAR), decided(with_facts(FAIR, NEAR), "{all: [fair, near]}")),
    "a fact that follows from another": (with_facts(FAIR, BEARABLE), decided(with_facts(FAIR, BEARABLE), "bearable")),
    "a fact of one option": (with_facts(FAIR, SICK), with_facts(FAIR, SICK).replace("advise: c", "advise: b")),
    "two options with the same clause": (ALIKE, decided(ALIKE, '{all: [fair, {far: "no"}]}')),
    "an option is added to a fact": (BASE, FREE),
    "an option is taken from a fact": (FREE, BASE),
    "complementary options": (BASE, BASE.replace('when: {ill: "yes"}', 'when: {ill: "no"}')),
    "a fact of facts": (decided(with_facts(FAIR, GOOD), "good"), decided(with_facts(WIDER, GOOD), "good")),
    "a fact that was long, and holds for others": (with_facts(LONG), with_facts(FAIR.replace("[low]", "[huge]"))),
    "a rule that denies a fact": (BASE, decided(BASE, "{not: fair}")),
}
"""Two versions of a flow each."""


def test_sentences(golden: Golden) -> None:
    """All of them, as `builder flow diff` prints them."""
    said = [
        f"# {name}\n\n{advice_as_text(compare_advice(naive.flow_of(old), naive.flow_of(new)))}\n"
        for name, (old, new) in NASTY.items()
    ]
    golden(CASES / "diff/sentences.txt", "\n".join(said))


def test_nothing_is_said_twice() -> None:
    """No class has the same words twice, nor a clause of a fact beside that of an option it is made of."""
    for old, new in NASTY.values():  # an old meaning is spoken of where it is much shorter
        found = compare_advice(naive.flow_of(old), naive.flow_of(new))
        for words in (words for moved in found.moved for words in moved.classes):
            parts = [part.strip(" ,") for part in words.split(" and ")]
            assert len(set(parts)) == len(parts), words
            assert "(as it was)" not in words or old == with_facts(LONG)


@settings(max_examples=examples(10), deadline=None)
@given(flows(most_questions=3))
def test_a_fact_is_named_if_it_means_something_else(flow: Flow) -> None:
    """By enumeration: where it holds for others than before, with what it covers now and no longer, and only then."""
    everyone = list(naive.every_combination(flow))
    for id_, fact in own_facts(flow).items():
        for when in [rule.when for rule in flow.rules if FactHolds(id_, fact.where) not in parts_of(rule.when)][:3]:
            other = replace(flow, facts={**flow.facts, id_: replace(fact, when=when)})
            if any(id_ in names_of(each.when) for each in other.facts.values()) or names_of(when) & flow.facts.keys():
                continue
            holds = FactHolds(id_, fact.where)
            before, now = ([naive.holds(holds, each, answers) for answers in everyone] for each in (flow, other))
            pairs = set(zip(before, now, strict=True))
            more, fewer = (False, True) in pairs, (True, False) in pairs
            told = [each for each in compare_advice(flow, other).redefined if each.id == id_]
            assert [(more, fewer)] * (more or fewer) == [(bool(one.covers), bool(one.no_longer)) for one in told]


@settings(max_examples=examples(10), deadline=None)
@given(flows(most_questions=3))
def test_nothing_follows_from_the_rest(flow: Flow) -> None:
    """By enumeration: without any part, a class holds others, too."""
    diagram, sets = compile_flow(flow), FlowSets(flow, variables_of(flow.questions.values()))
    found = cover(sets.where(diagram, lambda leaf: leaf.outcome == "a"), terms_of(flow), sets, most=50)
    everyone = list(naive.every_combination(flow))

    def size(condition: All) -> int:
        return sum(naive.holds(condition, flow, answers) for answers in everyone)

    for condition in found.classes:
        for part in condition.parts:
            assert size(All(tuple(other for other in condition.parts if other is not part))) > size(condition)
