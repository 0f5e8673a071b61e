"""The rules of a flow, or the ways of a tree, as a page to read: for those who would rather see all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.flows.conditions import ALWAYS, Condition, FactHolds, parts_of
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.model import Flow, Go, Question, Rule
from builder.flows.value_facts import own_facts
from builder.languages import t
from builder.render.flows.after import after_outcomes
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage


@dataclass(frozen=True, slots=True)
class Case:
    """A case and the outcome or question it leads to."""

    condition: str
    """In words that follow «if»; empty where it is every case that is left."""
    to: str
    """The title of an outcome, or a question."""
    address: str
    because: str = ""
    answer: str = ""
    """Of a tree, the answer that leads there."""


def rules_page(context: RenderContext, page: FlowPage) -> Page:
    """One page for each flow."""
    flow = page.flow
    return Page(
        url_path=f"{page.url_path}rules/",
        template="rules.html",
        title=t("rules.page-title", flow=flow.title),
        description=t("rules.description", flow=flow.title),
        inputs=partial(_inputs, context, page),
        indexed=not flow.draft,
    )


def _inputs(context: RenderContext, page: FlowPage) -> Inputs:
    url_path = f"{page.url_path}rules/"
    flow, to = page.flow, context.addresses(url_path).to
    outcomes = {o.id: (o.title, to(page.outcome_url_path(o.id))) for o in page.outcomes.values()}
    rules = [_case(rule, flow, *outcomes[rule.advise]) for rule in flow.rules]
    return Inputs(
        {
            "flow": flow,
            "flow_url": page.url_path,
            "rules": rules,
            "facts": meanings(flow),
            "decisions": decided_on_the_way(flow),
            "scores": [(flow.scores[id_], weights) for id_, weights in page.weights.items()],
            "ways": []
            if flow.rules
            else [(q, ways) for q in flow.questions.values() if (ways := list(_ways(q, flow, outcomes)))],
            "after": after_outcomes(page),
        }
    )


def _case(rule: Rule, flow: Flow, to: str, address: str) -> Case:
    condition = "" if rule.when == ALWAYS else condition_in_words(rule.when, flow)
    return Case(condition=condition, to=to, address=address, because=rule.because)


def decided_on_the_way(flow: Flow) -> list[list[Case]]:
    """The cases of each decision, each with the meaning of its value."""
    return [
        [
            Case("" if case.otherwise else condition_in_words(case.when, flow), clauses[case.value], "")
            for case in decision.cases
        ]
        for decision in flow.decisions.values()
        for clauses in [{value.id: value.clause for value in decision.values}]
    ]


def meanings(flow: Flow) -> list[tuple[str, str]]:
    """The meanings of the facts that the rules name by a clause, directly or through other facts."""
    named: dict[str, None] = {}

    def add(conditions: Iterable[Condition]) -> None:
        for condition in conditions:
            for part in parts_of(condition):
                if isinstance(part, FactHolds) and part.fact not in named:
                    named[part.fact] = None
                    add([flow.facts[part.fact].when])

    add(rule.when for rule in flow.rules)
    add(item.when for group in flow.groups.values() for item in group.items)
    add(term.when for score in flow.scores.values() for term in score.terms)
    own = own_facts(flow)
    facts = [own[name] for name in named if name in own]
    return [(fact.clause, condition_in_words(fact.when, flow)) for fact in facts if fact.clause]


def _ways(question: Question, flow: Flow, outcomes: dict[str, tuple[str, str]]) -> Iterator[Case]:
    """The destination of each answer to a question of a tree, then that of any other answer."""
    for option in question.options:
        for go in option.go:
            yield _way(option.label, go, flow, outcomes)
    for go in question.go:
        every = t("rules.any-other-answer" if any(o.go for o in question.options) else "rules.any-answer")
        yield _way(every, go, flow, outcomes)


def _way(answer: str, go: Go, flow: Flow, outcomes: dict[str, tuple[str, str]]) -> Case:
    condition = condition_in_words(go.when, flow) if go.when else ""
    to, address = outcomes[go.to] if go.to in outcomes else (flow.questions[go.to].ask, f"#{go.to}")
    return Case(condition=condition, to=to, address=address, answer=answer)
