"""The pages of a flow: its start page, an outcome's own page, and a page for every node of the diagram."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.flows.combine import FlowSets
from builder.flows.counts import combinations, most_questions
from builder.flows.cover import cover, terms_of
from builder.flows.diagram import TICKED
from builder.flows.walk import possible_outcomes
from builder.flows.words import parts_in_words
from builder.links import Internal
from builder.render.export import export_flow, node_names
from builder.render.how import how_page
from builder.render.markdown import Words
from builder.render.page import Desk, Page
from builder.site import FlowPage, OutcomePage, Source


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome, rendered for one page."""

    id: str
    title: str
    verdict: str
    do_now: list[Markup]
    body: Markup
    read: list[tuple[str, str]]
    """Address and title of what to read next."""
    sources: list[tuple[int, Source]]
    then: list[str]
    """The labels of the ways on."""


@dataclass(frozen=True, slots=True)
class GivenWhen:
    """Who gets an outcome."""

    classes: list[list[str]]
    """Any of these is enough; of each, everything must hold."""
    left: int
    """How many combinations of answers none of them covers, where there are too many to list."""


def flow_pages(desk: Desk) -> Iterator[Page]:
    """Every page of every flow."""
    for flow in desk.site.flows:
        yield _start(desk, flow)
        given_when = _given_when(flow)
        for outcome in flow.outcomes.values():
            yield _outcome(desk, flow, outcome, given_when)
        yield how_page(desk, flow)
        yield from _nodes(desk, flow)


def _start(desk: Desk, page: FlowPage) -> Page:
    words = desk.words(page.url_path)
    names = node_names(page.diagram)
    context = {
        "flow": page.flow,
        "start": words.html(page.start, "start"),
        "helps": {question: words.html(help_, f"help-{question}") for question, help_ in page.helps.items()},
        "outcomes": [_rendered(desk, page, outcome, page.url_path) for outcome in page.outcomes.values()],
        "first": page.url_path + names[page.diagram.root] + "/" if page.diagram.root >= 0 else "",
        "most": most_questions(page.diagram)[page.diagram.root] if page.diagram.root >= 0 else 0,
        "combinations": combinations(page.diagram),
        "data": _json(export_flow(page)),
    }
    return Page(page.url_path, "flow.html", page.flow.title, page.flow.summary, context, words)


def _json(data: object) -> Markup:
    """JSON that can stand in a script element: no character in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _rendered(desk: Desk, page: FlowPage, outcome: OutcomePage, url_path: str) -> OutcomeWords:
    """The words of an outcome; its citations are numbered for themselves, since it is shown alone."""
    words = desk.words(url_path)
    do_now = [words.inline(step) for step in outcome.do_now]
    body = words.html(outcome.body, outcome.id, [condition for condition, _ in outcome.conditions])
    for reference in outcome.evidence:
        words.citations.number(reference.target)
    return OutcomeWords(
        outcome.id,
        outcome.title,
        outcome.verdict,
        do_now,
        body,
        [_reading(desk, words, outcome, reference.target) for reference in outcome.read],
        words.citations.cited,
        [way.label for way in page.flow.outcomes[outcome.id].then],
    )


def _reading(desk: Desk, words: Words, outcome: OutcomePage, href: str) -> tuple[str, str]:
    target = desk.targets.resolve(outcome.file, href)
    assert isinstance(target, Internal)
    titles = {article.file: article.title for article in desk.site.articles}
    titles |= {flow.file: flow.flow.title for flow in desk.site.flows}
    titles |= {o.file: o.title for flow in desk.site.flows for o in flow.outcomes.values()}
    return words.address_of(outcome.file, href), titles[target.file]


def _given_when(page: FlowPage) -> dict[str, GivenWhen]:
    """For each outcome who gets it, in facts, score bounds and answers."""
    sets, terms = FlowSets(page.flow, page.ordered.variables), terms_of(page.flow)
    given = {}
    for outcome in page.outcomes:
        found = cover(_leading_to(page, outcome, sets), terms, sets)
        given[outcome] = GivenWhen([parts_in_words(condition, page.flow) for condition in found.classes], found.left)
    return given


def _leading_to(page: FlowPage, outcome: str, sets: FlowSets) -> int:
    return sets.where(page.ordered, lambda leaf: leaf.outcome == outcome)


def _outcome(desk: Desk, page: FlowPage, outcome: OutcomePage, given_when: Mapping[str, GivenWhen]) -> Page:
    url_path = page.outcome_url_path(outcome.id)
    context = {
        "flow": page.flow,
        "flow_url": page.url_path,
        "outcome": _rendered(desk, page, outcome, url_path),
        "given_when": given_when[outcome.id],
    }
    return Page(url_path, "outcome.html", outcome.title, outcome.verdict, context)


def _nodes(desk: Desk, page: FlowPage) -> Iterator[Page]:
    """One page for each node: the question and its options as links, for readers without JavaScript."""
    diagram, flow = page.diagram, page.flow
    names, most = node_names(diagram), most_questions(diagram)
    for reference, node in enumerate(diagram.nodes):
        variable = diagram.variables[node.variable]
        question = flow.questions[variable.question]
        url_path = f"{page.url_path}{names[reference]}/"
        options = []
        for value, child in enumerate(node.children):
            to = f"{page.url_path}{names[child]}/" if child >= 0 else page.outcome_url_path(_outcome_at(page, child))
            option = question.option(variable.options[0 if variable.checkbox else value])
            label = ("Yes" if value == TICKED else "No") if variable.checkbox else option.label
            options.append((to, label, "" if variable.checkbox else option.hint))
        statement = question.option(variable.options[0]) if variable.checkbox else None
        words = desk.words(url_path)
        possible = possible_outcomes(diagram, reference)
        context = {
            "flow": flow,
            "flow_url": page.url_path,
            "question": question,
            "statement": statement,
            "help": words.html(page.helps.get(question.id), "help"),
            "options": options,
            "most": most[reference],
            "possible": [(page.outcome_url_path(o), page.outcomes[o].title) for o in possible],
        }
        title = statement.label if statement else question.ask
        yield Page(url_path, "node.html", title, flow.summary, context, indexed=False)


def _outcome_at(page: FlowPage, reference: int) -> str:
    outcome = page.diagram.leaves[~reference].outcome
    assert outcome is not None, "a flow with gaps is not rendered"
    return outcome
