"""The advice of a flow: the words of an outcome, and its own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from builder.flows.figures.in_words import range_in_words
from builder.render.flows.given_when import GivenWhen
from builder.render.flows.next_flows import NextLink, next_links
from builder.render.flows.reasons import reasons
from builder.render.flows.withdrawn import withdrawn_outcome
from builder.render.markdown import Words
from builder.render.page import Inputs, Page
from builder.render.passages import country_choices
from builder.render.render_context import RenderContext
from builder.site import FlowPage, MessagePage, OutcomePage, Source, Withdrawal
from builder.site.links import Internal
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class OutcomeStep:
    """A thing to do."""

    words: Markup
    place: int | None = None
    """The place of its condition among those of the outcome; None if it is for everybody."""
    condition: str = ""
    """Its condition in words."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on as a button."""

    label: str
    condition: int | None
    """The place of its condition; None if it is for everybody."""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome, rendered for one page."""

    id: str
    title: str
    verdict: str
    verdict_filled: str
    """The verdict with its places for answers, if it has any."""
    tone: str
    first: OutcomeStep | None
    """The first thing to do; on a page that knows no answers, the first that is for everybody."""
    steps: list[OutcomeStep]
    """The other things to do at once."""
    cards: list[tuple[MessagePage, int | None]]
    """Its messages, each with the place of its first condition among those that the outcome reads."""
    body: Markup
    choices: list[tuple[str, str]]
    """The countries that its passages are for, if there are several."""
    read: list[tuple[str, str]]
    """Address and title of what to read next."""
    sources: list[tuple[int, Source]]
    cited: frozenset[str]
    """The keys of those that are there only while a paragraph cites them; on its own page, all of them are."""
    then: list[WayOn]
    next: list[NextLink]
    """The flows that go on from it."""
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
    ways = outcome.guarded("then")
    alone = url_path == page.outcome_url_path(outcome.id)
    asked = {question.id: question.name for question in page.flow.questions.values()}
    ranges = {figure.id: range_in_words(figure) for figure in page.flow.figures.values()}
    within = "" if alone else element_id("outcome", outcome.id)
    words = replace(context.words(url_path), within=within, asked=asked, figures=ranges)
    do_now = list(_steps(words, outcome, alone=alone))
    first = next((step for step in do_now if not alone or step.place is None), None)
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
        verdict_filled=outcome.verdict_filled,
        tone=outcome.tone,
        first=first,
        steps=[step for step in do_now if step is not first],
        cards=_cards(context, outcome),
        body=body,
        choices=country_choices(outcome.body),
        read=[_reading(context, words, outcome, reference.target) for reference in outcome.read],
        sources=words.citations.cited,
        cited=frozenset() if alone else frozenset(words.citations.numbers) - {each.target for each in outcome.evidence},
        then=[WayOn(way.label, ways.get(place)) for place, way in enumerate(page.flow.outcomes[outcome.id].then)],
        next=[] if outcome.withdrawal else next_links(context, page, outcome, words.addresses),
        permalink=_permalink(context, page, outcome),
        keep=outcome.keep,
        withdrawal=outcome.withdrawal,
    )


def _steps(words: Words, outcome: OutcomePage, *, alone: bool) -> Iterator[OutcomeStep]:
    """The things to do; a page that knows no answers has none that is about points."""
    conditions = outcome.guarded("do-now")
    for number, document in enumerate(outcome.do_now):
        place = conditions.get(number)
        if place is None:
            yield OutcomeStep(words.inline(document, element_id("step", number + 1)))
        elif not (alone and place in outcome.weighed):
            said = outcome.conditions[place][0]
            yield OutcomeStep(words.inline(document, element_id("step", number + 1)), place, said)


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
    asking = page.asking
    first = {asking.question(asking.root)} if asking.root >= 0 and not page.collected else set()
    return [
        "" if place in outcome.weighed or set(map(condition.question, range(len(condition.nodes)))) <= first else said
        for place, (said, condition) in enumerate(outcome.conditions)
    ]


def _reading(context: RenderContext, words: Words, outcome: OutcomePage, href: str) -> tuple[str, str]:
    target = context.targets.resolve(outcome.file, href)
    assert isinstance(target, Internal)
    return words.address_of(outcome.file, href), context.title_of(target)


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
        "edit": context.site.settings.edit_address(outcome.file, page.at),
    }
    return Inputs(variables)
