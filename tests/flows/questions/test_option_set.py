"""Sets of options in words, and what they are made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.flows.conditions import Condition, Literal, Not
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.questions.option_set import OptionSet, put_together
from builder.load.files import Files
from builder.load.flows import read_one
from builder.load.storage import MemoryStorage
from builder.site import FlowPage

FILE = "content/flows/visit/flow.yaml"
FLOW = """
format: 1
title: Visit
summary: One question.
questions:
  from: {ask: Where from?, short: From, options: {at: Austria, de: Germany, ch: Switzerland, br: Brazil, in: India}}
  with: {ask: What with?, short: With, choose: many, options: {cat: A cat, dog: A dog, car: A car}}
sets:
  union: {from: [at, de], clause: you are of the union, unless: you are not of the union}
  near: {from: [union, ch], clause: you live near}
  far: {from: {none-of: near}}
  small: {from: {none-of: [far, union]}, clause: never said of one option}
  pets: {with: [cat, dog], clause: you bring a pet}
  things: {with: {none-of: pets}}
rules:
  - {when: {from: union, with: {none-of: pets}}, advise: go}
  - {when: {from: {none-of: far}, with: things}, advise: go}
  - {otherwise: stay}
outcomes:
  go: {title: Go, verdict: Go., advice: Take a coat.}
  stay: {title: Stay, verdict: Stay at home., advice: Drink tea.}
"""


def flow_page(text: str = FLOW) -> FlowPage:
    """A flow without a mistake in it."""
    page, found = read_one(Files(MemoryStorage({FILE: text.encode()})), FILE)
    assert isinstance(page, FlowPage), found
    return page


def test_sets_of_sets() -> None:
    """Unions and complements; of boxes, nothing ticked is in none of them."""
    questions = flow_page().flow.questions
    sets = {id_: each.options for question in questions.values() for id_, each in question.sets.items()}
    assert sets == {
        "union": ("at", "de"), "near": ("at", "de", "ch"), "far": ("br", "in"), "small": ("ch",),
        "pets": ("cat", "dog"), "things": ("car",),
    }  # fmt: skip


def test_words() -> None:
    """A set with words stands for its options; others are listed."""
    flow = flow_page().flow
    said: dict[str, Condition] = {
        "you are of the union": Literal("from", frozenset({"at", "de"})),
        "you live near": Literal("from", frozenset({"at", "de", "ch"})),
        "you are of the union or you answered “Brazil” to “From”": Literal("from", frozenset({"at", "de", "br"})),
        "you are not of the union": Not(Literal("from", frozenset({"at", "de"}))),
        "it is not so that you live near": Not(Literal("from", frozenset({"at", "de", "ch"}))),
        "you are of the union or you answered “India” to “From”": Not(Literal("from", frozenset({"ch", "br"}))),
        "you bring a pet": Literal("with", frozenset({"cat", "dog"})),
    }
    assert list(said) == [condition_in_words(condition, flow) for condition in said.values()]


@given(st.sets(st.sampled_from("abcdef")), st.lists(st.sets(st.sampled_from("abcdef"), min_size=2), max_size=3))
def test_put_together(options: set[str], members: list[set[str]]) -> None:
    """The ids together are exactly these options, each once, in their order."""
    sets = {f"s{n}": OptionSet(f"s{n}", tuple(sorted(each)), "words") for n, each in enumerate(members)}
    ids = put_together(options, "abcdef", sets)
    found = [option for id_ in ids for option in (sets[id_].options if id_ in sets else (id_,))]
    assert sorted(found) == sorted(options)
    first = [min(sets[id_].options) if id_ in sets else id_ for id_ in ids]
    assert first == sorted(first)


def test_a_set_is_a_shorter_way_to_write_its_options() -> None:
    """The same rules without sets mean the same."""
    plain = FLOW.replace("from: union, with: {none-of: pets}", "from: [at, de], with: {none-of: [cat, dog]}")
    plain = plain.replace("from: {none-of: far}, with: things", "from: {none-of: [br, in]}, with: car")
    assert [rule.when for rule in flow_page().flow.rules] == [rule.when for rule in flow_page(plain).flow.rules]
