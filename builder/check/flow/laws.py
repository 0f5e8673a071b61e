"""Every law of a flow holds for all answers (`broken-law`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from builder.flows.collect import SomeOf
from builder.flows.compile import compile_condition
from builder.flows.decision import Disjoint, Independent
from builder.flows.diagram import Diagram, Leaf
from builder.flows.model import Law, Monotone, Never, SameAdvice
from builder.flows.product import leaf_pairs
from builder.flows.questions.checkbox import NONE
from builder.flows.restrict import restrict
from builder.flows.state_limit import within_limit
from builder.flows.value_facts import compile_decision
from builder.flows.witness import answers_in_words, answers_of
from builder.problems import Problem, one_of
from builder.site import FlowPage, Site
from builder.text.counted import plural

LISTED = 6
"""The most further rules that break a law and are named."""
READ_LESS = "let the law read fewer of these questions, or ask them closer together"


@dataclass(frozen=True, slots=True)
class Breach:
    """A case that breaks a law."""

    answers: Mapping[str, tuple[str, ...]]
    leaves: tuple[Leaf, ...]
    """The leaf that the law forbids; of a law about two answers, the one before and the one after."""
    pair: tuple[str, str] = ("", "")
    """Of a law about two answers, the options from which and to which the answer changes."""


def check(site: Site) -> Iterator[Problem]:
    """Laws that some combination of answers breaks, each with its smallest such case, and laws too wide to prove."""
    for page in site.flows:
        for law in page.flow.laws:
            if page.collected is not None and not (isinstance(law, Independent) and law.decision):
                continue  # see `collected.py`
            broken, problems = within_limit(partial(_breaches, page, law), law.where, READ_LESS)
            yield from problems
            if broken:
                smallest = min(broken, key=lambda breach: len(breach.answers))  # the first of them, in written order
                yield SAY[type(law)](page, law, smallest, broken)


def _breaches(page: FlowPage, law: Law) -> list[Breach]:
    match law:
        case Never():
            return list(_never(page, law))
        case Monotone():
            return list(_monotone(page, law))
        case SameAdvice():
            return list(_same_advice(page, law))
        case Independent():
            return list(_dependent(page, law))
        case Disjoint() | SomeOf():
            return []  # see `overlaps.py` and `collected.py`


def _never(page: FlowPage, law: Never) -> Iterator[Breach]:
    """Walk the law's condition beside the flow: no leaf of a forbidden outcome where it holds."""
    condition = compile_condition(law.when, page.flow)
    ways = leaf_pairs(condition, page.ordered)
    for (a, b), steps in sorted(ways.items(), reverse=True):
        leaf = page.ordered.leaves[~b]
        if condition.leaves[~a].outcome == "yes" and leaf.outcome in law.outcomes:
            yield Breach(answers_of(page.ordered.variables, steps), (leaf,))


def _monotone(page: FlowPage, law: Monotone) -> Iterator[Breach]:
    """Fix the question to each pair of answers, less and more: nobody moves from `towards` to `away_from`."""
    options = [option.id for option in page.flow.questions[law.question].options]
    from_least = options if page.flow.questions[law.question].descending else options[::-1]
    for breach in _changes(page, law.question, combinations(from_least, 2)):
        before, after = breach.leaves
        if before.outcome in law.towards and after.outcome in law.away_from:
            yield breach


def _same_advice(page: FlowPage, law: SameAdvice) -> Iterator[Breach]:
    """The first answer beside each of the others: everybody gets the same outcome."""
    # Not all answers need exist together with the first one.
    pairs = (
        combinations(law.options, 2) if page.ordered.exist else ((law.options[0], other) for other in law.options[1:])
    )
    for breach in _changes(page, law.question, pairs):
        before, after = breach.leaves
        if before.outcome != after.outcome and before.outcome and after.outcome:
            yield breach


def _dependent(page: FlowPage, law: Independent) -> Iterator[Breach]:
    """The first value of each single answer beside every other one: nothing is decided otherwise."""
    diagram = compile_decision(page.flow.decisions[law.decision], page.flow) if law.decision else page.ordered
    for index, variable in enumerate(diagram.variables):
        values = range(variable.size if variable.question == law.question else 0)
        for value, other in combinations(values, 2) if diagram.exist else ((0, value) for value in values[1:]):
            ids = (*variable.options, NONE) if variable.checkbox else variable.options
            for breach in apart_at(diagram, index, (value, other), (ids[value], ids[other])):
                before, after = breach.leaves
                if before.outcome != after.outcome and before.outcome and after.outcome:
                    yield breach


def _changes(page: FlowPage, question: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Breach]:
    """Every two leaves that one answer and the other lead to, all else the same, for each pair of answers."""
    options = [option.id for option in page.flow.questions[question].options]
    index = next(i for i, variable in enumerate(page.ordered.variables) if variable.question == question)
    for one, other in pairs:
        yield from apart_at(page.ordered, index, (options.index(one), options.index(other)), (one, other))


def apart_at(diagram: Diagram, index: int, values: tuple[int, int], pair: tuple[str, str]) -> Iterator[Breach]:
    """Every two leaves that two values of a variable lead to, all else the same; `pair` names the values."""
    left, right = (restrict(diagram, index, value) for value in values)
    for (a, b), steps in sorted(leaf_pairs(left, right).items(), reverse=True):
        answers = answers_of(diagram.variables, [*steps, (index, values[0])])
        yield Breach(answers, (left.leaves[~a], right.leaves[~b]), pair)


def _forbidden(page: FlowPage, law: Law, smallest: Breach, broken: Sequence[Breach]) -> Problem:
    (leaf,) = smallest.leaves
    case = answers_in_words(page.flow, dict(smallest.answers))
    gives = f"the rule `{leaf.rule}` gives" if leaf.rule else "some answers lead to"
    message = f"this law is broken: {gives} `{leaf.outcome}`, for example: {case}"
    others = dict.fromkeys(
        str(each.rule or each.outcome) for breach in broken for each in breach.leaves if each != leaf
    )
    fix = "narrow that rule, or put another one before it" if leaf.rule else "let these answers lead elsewhere"
    breaks = ("breaks it, too" if len(others) == 1 else "break it, too") if leaf.rule else "can be the outcome, too"
    named = one_of(others, "and") if 0 < len(others) <= LISTED else f"{len(others)} others"
    why = f"{named} {breaks}" if others else ""
    return Problem(law.where, "broken-law", message, fix, why=why)


def _turned(page: FlowPage, law: Law, smallest: Breach, broken: Sequence[Breach]) -> Problem:
    assert isinstance(law, Monotone), "only such a law has two leaves for each case"
    before, after = smallest.leaves
    label = page.flow.questions[law.question].option(smallest.pair[1]).label
    case = answers_in_words(page.flow, dict(smallest.answers))
    message = f"this law is broken: “{label}” turns `{before.outcome}` into `{after.outcome}`, for example: {case}"
    reasons = [f"the rule `{before.rule}` gives way to `{after.rule}`"] if before.rule else []
    others = len({breach.pair for breach in broken}) - 1
    if others:
        reasons.append(plural(others, "other pair of answers breaks it, too", "other pairs of answers break it, too"))
    fix = "correct one of the two rules, or the order of the options"
    if before.rule is None:
        fix = "let one of these answers lead elsewhere, or correct the order of the options"
    return Problem(law.where, "broken-law", message, fix, why="; ".join(reasons))


def _apart(page: FlowPage, law: Law, smallest: Breach, broken: Sequence[Breach]) -> Problem:
    assert isinstance(law, SameAdvice), "only such a law compares two answers for being the same"
    question = page.flow.questions[law.question]
    one, other = (question.option(option).label for option in smallest.pair)
    before, after = smallest.leaves
    case = answers_in_words(page.flow, dict(smallest.answers))
    message = (
        f"this law is broken: “{one}” gives `{before.outcome}`, “{other}” gives `{after.outcome}`, for example: {case}"
    )
    why = f"the rule `{before.rule}` gives the one, `{after.rule}` the other" if before.rule else ""
    fix = "let the same follow from both answers, or take one of them out of the law"
    return Problem(law.where, "broken-law", message, fix, why=why)


def _changing(page: FlowPage, law: Law, smallest: Breach, broken: Sequence[Breach]) -> Problem:
    assert isinstance(law, Independent), "only such a law is about everything that is decided"
    question, before, after = page.flow.questions[law.question], *smallest.leaves
    label = question.option(smallest.pair[1]).label
    if question.kind.takes_back:
        label = f"{question.option(smallest.pair[0]).label}, no longer ticked"
    case = answers_in_words(page.flow, dict(smallest.answers))
    what = f"`{law.decision}`" if law.decision else "the outcome"
    turns = f"“{label}” turns {what} from `{before.outcome}` into `{after.outcome}`"
    message = f"this law is broken: {turns}, for example: {case}"
    kind = "case" if law.decision else "rule"
    why = f"the {kind} `{before.rule}` gives way to `{after.rule}`" if before.rule else ""
    fix = f"let the {kind}s not read `{law.question}` for these answers, or remove the law"
    return Problem(law.where, "broken-law", message, fix, why=why)


SAY: Mapping[type[Law], Callable[[FlowPage, Law, Breach, Sequence[Breach]], Problem]] = {
    Never: _forbidden, Monotone: _turned, SameAdvice: _apart, Independent: _changing,
}  # fmt: skip
