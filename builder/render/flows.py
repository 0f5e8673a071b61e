"""The pages of a flow: its start page, an outcome's own page, and a page for every node of the diagram."""

from __future__ import annotations

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
from builder.render.fingerprint import fingerprint
from builder.render.how import how_page
from builder.render.markdown import Words
from builder.render.page import Desk, Page
from builder.render.rules import rules_page
from builder.render.structured import script_json
from builder.site import FlowPage, OutcomePage, Source

MAX_NODE_PAGES = 1_000
"""With more nodes than this none gets a page of its own; the rules are read instead."""
SEARCHABLE = 15
"""Above so many options, a question with one answer gets a field to search them."""


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
    permalink: str
    """Its own page in full, where the site's address is known."""


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
        yield start_page(desk, flow, _version(desk, flow))
        lists = given_when(flow)
        for outcome in flow.outcomes.values():
            yield outcome_page(desk, flow, outcome, lists)
        yield how_page(desk, flow)
        yield rules_page(desk, flow)
        if len(flow.diagram.nodes) <= MAX_NODE_PAGES:
            yield from _nodes(desk, flow)


def _version(desk: Desk, page: FlowPage) -> str:
    """The name of the version in force; of one that was never committed, its fingerprint."""
    known = desk.versions.get(page.file)
    return known.name if known else fingerprint(page, export_flow(page))


def start_page(desk: Desk, page: FlowPage, version: str, *, steps: bool = True) -> Page:
    """Where a flow begins, and runs with JavaScript; `steps` is whether each step has a page of its own, too."""
    words = desk.words(page.url_path)
    compiled = export_flow(page)
    outcomes = [_rendered(desk, page, outcome, page.url_path) for outcome in page.outcomes.values()]
    context = {
        "flow": page.flow,
        "listing": page.listing,
        "version": version,
        "searchable": SEARCHABLE,
        "start": words.html(page.start, "start"),
        "helps": {question: words.html(help_, f"help-{question}") for question, help_ in page.helps.items()},
        "outcomes": outcomes,
        "cited": {source.key: source for outcome in outcomes for _, source in outcome.sources}.values(),
        "flow_url": page.url_path,
        "cite": desk.versions.get(page.file),
        "first": _first(page, steps=steps),
        "most": most_questions(page.diagram)[page.diagram.root] if page.diagram.root >= 0 else 0,
        "combinations": combinations(page.diagram),
        "data": script_json({"version": version, **compiled}),
    }
    title, summary = page.flow.title, page.flow.summary
    return Page(page.url_path, "flow.html", title, summary, context, words, changed=page.reviewed)


def _first(page: FlowPage, *, steps: bool) -> str:
    """Where the flow begins for readers without JavaScript; nowhere if it asks nothing."""
    diagram = page.diagram
    if diagram.root < 0:
        return ""
    by_node = steps and len(diagram.nodes) <= MAX_NODE_PAGES
    return f"{page.url_path}{node_names(diagram)[diagram.root] if by_node else 'rules'}/"


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
        desk.addresses(page.outcome_url_path(outcome.id)).canonical,
    )


def _reading(desk: Desk, words: Words, outcome: OutcomePage, href: str) -> tuple[str, str]:
    target = desk.targets.resolve(outcome.file, href)
    assert isinstance(target, Internal)
    return words.address_of(outcome.file, href), desk.titles[target.file]


def given_when(page: FlowPage) -> dict[str, GivenWhen]:
    """For each outcome who gets it, in facts, score bounds and answers."""
    sets, terms = FlowSets(page.flow, page.ordered.variables), terms_of(page.flow)
    given = {}
    for outcome in page.outcomes:
        found = cover(_leading_to(page, outcome, sets), terms, sets)
        given[outcome] = GivenWhen([parts_in_words(condition, page.flow) for condition in found.classes], found.left)
    return given


def _leading_to(page: FlowPage, outcome: str, sets: FlowSets) -> int:
    return sets.where(page.ordered, lambda leaf: leaf.outcome == outcome)


def outcome_page(desk: Desk, page: FlowPage, outcome: OutcomePage, lists: Mapping[str, GivenWhen]) -> Page:
    """An outcome's own page, with who gets it."""
    url_path = page.outcome_url_path(outcome.id)
    context = {
        "flow": page.flow,
        "flow_url": page.url_path,
        "outcome": _rendered(desk, page, outcome, url_path),
        "given_when": lists[outcome.id],
        "cite": desk.versions.get(page.file),
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
