"""Each item of a flow that collects is for somebody and not for everybody (`dead-item`, `constant-item`).

Its questions, outcomes, paragraphs, scenarios and laws are checked here as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.check.flow.laws import READ_LESS, apart_at
from builder.flows.answer_sets import FlowSets
from builder.flows.collect import Item, SomeOf
from builder.flows.collected import Collected, questions_read
from builder.flows.conditions import Condition, Literal, Not
from builder.flows.decision import Independent
from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Law, Never, Scenario
from builder.flows.satisfiable import can_hold
from builder.flows.state_limit import within_limit
from builder.flows.witness import answers_in_words, answers_of
from builder.problems import Problem, Severity, one_of
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Everything that is proved of items, over all combinations of answers."""
    for page in site.flows:
        if page.collected is not None:
            yield from _items(page, page.collected)
            yield from _outcomes(page, page.collected)
            yield from _questions(page, page.collected)
            proofs = _Proofs(page, page.collected)
            yield from proofs.paragraphs()
            for scenario in page.flow.scenarios:
                yield from proofs.scenario(scenario)
            for law in page.flow.laws:
                yield from proofs.law(law)


def _leaves(diagram: Diagram) -> set[str | None]:
    return {leaf.outcome for leaf in diagram.leaves}


def _items(page: FlowPage, collected: Collected) -> Iterator[Problem]:
    for group in page.flow.groups.values():
        for item in group.items:
            ends = _leaves(collected.items[item.id])
            if ends == {"no"}:
                yield _dead(page, item, first_match=group.first_match)
            elif ends == {"yes"}:
                message = f"everybody gets the item `{item.id}`, whatever is answered"
                fix = "give it a condition, or say it on the start page"
                yield Problem(item.where, "constant-item", message, fix, severity=Severity.WARNING)


def _dead(page: FlowPage, item: Item, *, first_match: bool) -> Problem:
    message, fix = (
        f"nobody gets the item `{item.id}`: no answers fulfil its condition",
        "correct it, or remove the item",
    )
    if first_match and can_hold([item.when], page.flow):
        message = f"nobody gets the item `{item.id}`: earlier ones of its group take every case it covers"
        fix = "move it up, give it another condition, or remove it"
    return Problem(item.where, "dead-item", message, fix)


def _outcomes(page: FlowPage, collected: Collected) -> Iterator[Problem]:
    for outcome in page.flow.outcomes.values():
        if outcome.id == page.flow.nothing:
            if "yes" not in _leaves(collected.nothing):
                message = f"some item applies to everybody, so that nobody gets the outcome `{outcome.id}`"
                yield Problem(outcome.where, "unreachable-outcome", message, "narrow the conditions of the items")
        elif outcome.id not in collected.items:
            message, fix = f"no item gives the outcome `{outcome.id}`", "write an item for it, or remove it"
            yield Problem(outcome.where, "unreachable-outcome", message, fix)


def _questions(page: FlowPage, collected: Collected) -> Iterator[Problem]:
    asked = questions_read(collected)
    read = {node.variable for diagram in collected.items.values() for node in diagram.nodes}
    for question in page.flow.questions.values():
        if question.id not in asked:
            message, why = f"the question `{question.id}` is never asked", "no item depends on any answer to it"
            fix = "let an item depend on it, or remove it"
            yield Problem(question.where, "unreachable-question", message, fix, why=why)
    for index, variable in enumerate(collected.variables):
        if variable.checkbox and variable.question in asked and index not in read:
            option = page.flow.questions[variable.question].option(variable.options[0])
            message = f"ticking `{option.id}` changes nothing"
            fix = "let an item depend on it, or remove it"
            yield Problem(option.where, "idle-option", message, fix, severity=Severity.WARNING)


class _Proofs:
    """Scenarios, laws and paragraphs, as sets of combinations."""

    def __init__(self, page: FlowPage, collected: Collected) -> None:
        self.page = page
        self.sets = FlowSets(page.flow, collected.variables)
        self.diagrams = {**collected.items, page.flow.nothing: collected.nothing}
        self.given = {
            id_: self.sets.where(each, lambda leaf: leaf.outcome == "yes") for id_, each in self.diagrams.items()
        }

    def paragraphs(self) -> Iterator[Problem]:
        """Paragraphs that nobody sees who gets the item."""
        for outcome in self.page.outcomes.values():
            for when, (words, diagram) in zip(outcome.body.whens, outcome.conditions, strict=False):
                holds = self.sets.where(diagram, lambda leaf: leaf.outcome == "yes")
                if self.sets.meet((holds, self.given.get(outcome.id, self.sets.empty))) == self.sets.empty:
                    message = f"nobody who gets the item `{outcome.id}` sees this paragraph"
                    why = f"for them it never holds that {words}"
                    yield Problem(when.where, "dead-paragraph", message, "correct its condition, or remove it", why=why)

    def scenario(self, scenario: Scenario) -> Iterator[Problem]:
        """The items that a scenario does not expect and somebody with its answers gets, and the other way round."""
        fixed = [self.sets.of(condition) for condition in _agreeing(self.page.flow, scenario)]
        agree, expected = self.sets.meet(fixed), {*(scenario.results or ())}
        for id_, given in self.given.items():
            wrong = self.sets.minus(agree, given) if id_ in expected else self.sets.meet((agree, given))
            if wrong != self.sets.empty:
                does = "may not give" if id_ in expected else "may also give"
                case = answers_in_words(self.page.flow, self._answers(wrong))
                message = f"“{scenario.name}” {does} `{id_}`, for example: {case}"
                fix = "answer more of its questions, or correct `expect` or the conditions"
                yield Problem(scenario.where, "scenario", message, fix)

    def law(self, law: Law) -> Iterator[Problem]:
        """A law that somebody's answers break, and one that is too wide to prove."""
        found, problems = within_limit(partial(self._broken, law), law.where, READ_LESS)
        yield from problems
        if found:
            said, answers = found
            message = f"this law is broken: {said}, for example: {answers_in_words(self.page.flow, answers)}"
            yield Problem(law.where, "broken-law", message, "narrow the condition of an item, or correct the law")

    def _broken(self, law: Law) -> tuple[str, dict[str, tuple[str, ...]]] | None:
        sets = self.sets
        match law:
            case Never():
                for id_ in law.outcomes:
                    both = sets.meet((sets.of(law.when), self.given.get(id_, sets.empty)))
                    if both != sets.empty:
                        return f"`{id_}` is given", self._answers(both)
            case SomeOf():
                without = sets.minus(sets.of(law.when), sets.join(self.given.get(id_, sets.empty) for id_ in law.items))
                if without != sets.empty:
                    are = "is" if len(law.items) == 1 else "are"
                    return f"{one_of(law.items, 'and')} {are} not given", self._answers(without)
            case Independent(decision=""):
                return self._dependent(law)
        return None

    def _dependent(self, law: Independent) -> tuple[str, dict[str, tuple[str, ...]]] | None:
        for id_, diagram in self.diagrams.items():
            for index, variable in enumerate(diagram.variables):
                for value in range(1, variable.size if variable.question == law.question else 0):
                    for breach in apart_at(diagram, index, (0, value), ("", "")):
                        if breach.leaves[0].outcome != breach.leaves[1].outcome:
                            return f"`{id_}` depends on `{law.question}`", dict(breach.answers)
        return None

    def _answers(self, number: int) -> dict[str, tuple[str, ...]]:
        return answers_of(self.sets.variables, self.sets.one_of(number))


def _agreeing(flow: Flow, scenario: Scenario) -> Iterator[Condition]:
    """The conditions that hold where the answers of a scenario are given."""
    for id_, given in scenario.answers.items():
        question = flow.questions[id_]
        if not question.kind.takes_back:
            yield Literal(id_, frozenset(given))
            continue
        for option in question.options:
            ticked = Literal(id_, frozenset({option.id}))
            yield ticked if option.id in given else Not(ticked)
