"""The pages of a flow, and the one it starts and runs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from builder.load.questions import READERS
from builder.render.flows.export import export_flow
from builder.render.flows.figures import is_dated
from builder.render.flows.fingerprint import fingerprint
from builder.render.flows.flow_list import flow_list
from builder.render.flows.fragments import fragment
from builder.render.flows.given_when import given_when
from builder.render.flows.how import how_page
from builder.render.flows.items import how_items_page, nothing_shown, rules_items_page, shown_groups
from builder.render.flows.next_flows import taken_from
from builder.render.flows.nodes import first_node, has_node_pages, node_pages
from builder.render.flows.outcomes import outcome_page, outcome_words
from builder.render.flows.rules import rules_page
from builder.render.flows.withdrawn import withdrawn_flow
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.render.sitewide.structured_data import script_json
from builder.site import FlowPage
from builder.site.links import Internal
from builder.site.reviews import is_overdue, review_due
from builder.text.element_ids import element_id

SEARCHABLE = 15
"""Above so many options, a question with one answer gets a field to search them."""


def flow_pages(context: RenderContext) -> Iterator[Page]:
    """Every page of every flow, and the list of them."""
    yield from flow_list(context)
    for flow in context.site.flows:
        if flow.withdrawal:
            yield from withdrawn_flow(context, flow)
            continue
        version = _version(context, flow)
        yield start_page(context, flow, version)
        lists = cache(partial(given_when, flow))
        for outcome in flow.outcomes.values():
            yield outcome_page(context, flow, outcome, lists)
            if not (context.portable or flow.collected):
                yield fragment(context, flow, outcome, version)
        yield (how_items_page if flow.collected else how_page)(context, flow)
        yield (rules_items_page if flow.collected else rules_page)(context, flow)
        if has_node_pages(flow):
            yield from node_pages(context, flow)


def _version(context: RenderContext, page: FlowPage) -> str:
    """The name of the version in force; of one that was never committed, its fingerprint."""
    known = context.versions.get(page.file)
    return known.name if known else fingerprint(page, export_flow(page))


def start_page(context: RenderContext, page: FlowPage, version: str, *, steps: bool = True) -> Page:
    """The page on which a flow begins, and runs with JavaScript; with `steps`, each step has a page of its own, too."""
    return Page(
        url_path=page.url_path,
        template="flow.html",
        title=page.flow.title,
        description=page.flow.summary,
        inputs=partial(_inputs, context, page, version, steps=steps),
        indexed=not page.flow.draft,
        changed=context.changed(page.entry),
    )


def _inputs(context: RenderContext, page: FlowPage, version: str, *, steps: bool) -> Inputs:
    words = replace(context.words(page.url_path), listed=False)
    compiled, (first, begins) = export_flow(page), _first(page, steps=steps)
    takes = taken_from(context, page)
    outcomes = [
        outcome_words(context, page, outcome, page.url_path)
        for outcome in page.outcomes.values()
        if page.collected is None
    ]
    variables = {
        "flow": page.flow,
        "tags": () if page.at else context.tags_on(page.listing),
        "review": page.entry,
        "due": None if page.at else review_due(page, context.site.settings),
        "overdue": not page.at and is_overdue(page, context.site.settings, context.site.day),
        "related": _related(context, page),
        "version": version,
        "searchable": SEARCHABLE,
        "question_scripts": _scripts(page),
        "dated": is_dated(page.flow),
        "start": words.html(page.start),
        "helps": {
            question: replace(words, within=element_id("help", question)).html(help_)
            for question, help_ in page.helps.items()
        },
        "outcomes": outcomes,
        "groups": shown_groups(page) if page.collected else [],
        "nothing": nothing_shown(page) if page.collected else None,
        "cards": any(outcome.cards for outcome in outcomes),
        "flow_url": page.url_path,
        "cite": context.versions.get(page.file),
        "first": first,
        "begins": begins,
        "takes": script_json(takes) if takes else "",
        "after": bool(compiled.get("after")),
        "data": script_json({"version": version, **compiled}),
    }
    return Inputs(variables, words)


def _scripts(page: FlowPage) -> list[str]:
    """The scripts of the kinds of question that every page loads, and of those that the flow has."""
    kinds = {reader.kind for reader in READERS.values() if not reader.kind.is_typed}
    kinds |= {type(question.kind) for question in page.flow.questions.values()}
    return sorted({script for kind in kinds for script in (kind.script, *kind.more_scripts)})


def _related(context: RenderContext, page: FlowPage) -> list[tuple[str, str]]:
    """Address and title of the pages that its editor names as related; those that are withdrawn are left out."""
    left_out = {each.file for each in context.site.pages if each.withdrawal}
    targets = [context.targets.resolve(page.file, other.target) for other in page.related]
    named = (target for target in targets if isinstance(target, Internal) and target.file not in left_out)
    return [(target.url_path, context.title_of(target)) for target in named]


def _first(page: FlowPage, *, steps: bool) -> tuple[str, str]:
    """The first page for readers without JavaScript, and its kind; both empty if the flow asks nothing.

    Where no question decides, all that is asked is for the paragraphs of the one advice there is.
    """
    if page.collected:
        return f"{page.url_path}rules/", "rules"
    if page.diagram.root < 0:
        (leaf,) = page.diagram.leaves
        return (page.outcome_url_path(leaf.outcome), "advice") if leaf.outcome in page.follow_ups.askable else ("", "")
    if steps and has_node_pages(page):
        return first_node(page), "steps"
    return f"{page.url_path}rules/", "rules"
