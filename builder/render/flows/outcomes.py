"""The advice of a flow: the words of an outcome, and its own page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from builder.render.flows.given_when import GivenWhen
from builder.render.flows.reasons import reasons
from builder.render.flows.withdrawn import withdrawn_outcome
from builder.render.markdown import Words
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage, MessagePage, OutcomePage, Source, Withdrawal
from builder.site.links import Internal
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome, rendered for one page."""

    id: str
    title: str
    verdict: str
    tone: str
    first: Markup
    """The first thing to do."""
    steps: list[Markup]
    """The other things to do at once."""
    cards: list[tuple[MessagePage, int | None]]
    """Its messages, each with the place of its first condition among those that the outcome reads."""
    body: Markup
    read: list[tuple[str, str]]
    """Address and title of what to read next."""
    sources: list[tuple[int, Source]]
    then: list[str]
    """The labels of the ways on."""
    permalink: str
    """Its page in the version that is shown, in full, where the site's address is known."""
    keep: tuple[str, ...]
    """The forms that its result offers."""
    withdrawal: Withdrawal | None
    """The reason why it has no words."""


def outcome_words(context: RenderContext, page: FlowPage, outcome: OutcomePage, url_path: str) -> OutcomeWords:
    """The words of an outcome; its citations are numbered for themselves, since it is shown alone.

    On its own page, which knows no answers, no paragraph about a score: no reader could say whether it applies.
    """
    alone = url_path == page.outcome_url_path(outcome.id)
    words = replace(context.words(url_path), within="" if alone else element_id("outcome", outcome.id))
    do_now = [words.inline(step, element_id("step", place)) for place, step in enumerate(outcome.do_now, start=1)]
    if alone:
        titles, hidden = [said for said, _ in outcome.conditions], outcome.weighed
    else:
        titles, hidden = _titles_where_asked(page, outcome), frozenset()
    body = words.html(outcome.body, titles, hidden=hidden)
    for reference in outcome.evidence:
        words.citations.number(reference.target)
    return OutcomeWords(
        id=outcome.id,
        title=outcome.title,
        verdict=outcome.verdict,
        tone=outcome.tone,
        first=do_now[0] if do_now else Markup(),
        steps=do_now[1:],
        cards=_cards(context, outcome),
        body=body,
        read=[_reading(context, words, outcome, reference.target) for reference in outcome.read],
        sources=words.citations.cited,
        then=[way.label for way in page.flow.outcomes[outcome.id].then],
        permalink=_permalink(context, page, outcome),
        keep=outcome.keep,
        withdrawal=outcome.withdrawal,
    )


def _permalink(context: RenderContext, page: FlowPage, outcome: OutcomePage) -> str:
    """The address that will always lead to these words; of a flow that was never committed, that of today's page."""
    known = context.versions.get(page.file)
    at = known.address if known and not page.at else page.outcome_url_path(outcome.id)
    return context.addresses(at).canonical


def _cards(context: RenderContext, outcome: OutcomePage) -> list[tuple[MessagePage, int | None]]:
    found = (context.messages.get(reference.target) for reference in outcome.messages)
    return [(message, outcome.first_read_by(message.slug)) for message in found if message]


def _titles_where_asked(page: FlowPage, outcome: OutcomePage) -> list[str]:
    """The conditions of paragraphs in words, empty for those that no reader is asked about.

    The first question is asked on every way, so what reads it alone is always settled; and points are not asked for.
    """
    first = {page.diagram.question(page.diagram.root)} if page.diagram.root >= 0 else set()
    return [
        "" if place in outcome.weighed or set(map(condition.question, range(len(condition.nodes)))) <= first else said
        for place, (said, condition) in enumerate(outcome.conditions)
    ]


def _reading(context: RenderContext, words: Words, outcome: OutcomePage, href: str) -> tuple[str, str]:
    target = context.targets.resolve(outcome.file, href)
    assert isinstance(target, Internal)
    return words.address_of(outcome.file, href), context.titles[target.file]


def outcome_page(
    context: RenderContext, page: FlowPage, outcome: OutcomePage, lists: Callable[[], Mapping[str, GivenWhen]]
) -> Page:
    """An outcome's own page, with who gets it, or the notice in its place; `lists` tells who gets which."""
    if outcome.withdrawal:
        return withdrawn_outcome(page, outcome)
    return Page(
        url_path=page.outcome_url_path(outcome.id),
        template="outcome.html",
        title=outcome.title,
        description=outcome.verdict,
        inputs=partial(_inputs, context, page, outcome, lists),
        indexed=not page.flow.draft,
    )


def _inputs(
    context: RenderContext, page: FlowPage, outcome: OutcomePage, lists: Callable[[], Mapping[str, GivenWhen]]
) -> Inputs:
    variables = {
        "flow": page.flow,
        "flow_url": page.url_path,
        "outcome": outcome_words(context, page, outcome, page.outcome_url_path(outcome.id)),
        "given_when": lists().get(outcome.id),
        "reasons": reasons(page, outcome.id),
        "cite": context.versions.get(page.file),
    }
    return Inputs(variables)
