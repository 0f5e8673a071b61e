"""Home: the question that is asked at once, shortcuts, sections, and what changed lately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from builder.render.beside import flow_beside
from builder.render.flows.first_question import FirstQuestion, first_question
from builder.render.flows.start_page import SEARCHABLE
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.render.versions.changes import Changed
from builder.site.occasions import occasions


def home_page(context: RenderContext) -> Page:
    """The page at the root of the site, without news."""
    settings = context.site.settings
    return Page(
        url_path="",
        template="home.html",
        title=settings.title,
        description=settings.tagline or settings.title,
        inputs=partial(_inputs, context, ()),
    )


def with_news(context: RenderContext, home: Page, changes: Sequence[Changed]) -> Page:
    """The home page with what changed lately, which only the history tells."""
    return replace(home, inputs=partial(_inputs, context, changes))


def _inputs(context: RenderContext, changes: Sequence[Changed]) -> Inputs:
    words = context.words("")
    messages = [message for occasion in occasions(context.site.messages) for message in occasion.messages]
    variables = {
        "welcome": words.html(context.site.settings.welcome),
        "messages": messages,
        "first": _first_question(context),
        "searchable": SEARCHABLE,
        "shortcuts": list(_shortcuts(context)),
        "recent": changes,
        "cards": list(map(flow_beside, context.site.flows)),
        "flows": [flow.entry for flow in context.site.flows],
        "sections": context.site.sections,
        "wide": True,
    }
    return Inputs(variables, words)


def _first_question(context: RenderContext) -> FirstQuestion | None:
    """The question that the editor wants to be asked at once."""
    ask = context.site.settings.ways_in.ask
    flows = context.flows_named([ask] if ask else None)
    return first_question(flows[0], context.words("")) if flows else None


def _shortcuts(context: RenderContext) -> Iterator[tuple[str, str]]:
    """Address and words of each shortcut whose page is there."""
    for shortcut in context.site.settings.ways_in.shortcuts:
        target = context.named(shortcut.page)
        if target:
            yield context.addresses("").to(target.url_path, target.fragment), shortcut.title
