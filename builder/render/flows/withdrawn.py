"""The notices in place of what is withdrawn: articles, flows with all of their pages, single outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import t
from builder.render.flows.nodes import has_node_pages, node_addresses
from builder.render.page import Inputs, Page
from builder.render.redaction import notice
from builder.render.render_context import RenderContext
from builder.site import Article, ContentPage, FlowPage, OutcomePage, Section, Withdrawal

Way = tuple[str, str]
"""Address and words of a link."""


def home() -> Way:
    """The first step of the way to a page."""
    return "", t("page.home")


def notice_page(
    url_path: str, title: str, withdrawal: Withdrawal, trail: list[Way], ways: list[Way], **more: object
) -> Page:
    """A notice at one address; the first of the `ways` on is a button. Search engines forget what was there."""
    variables = {"withdrawal": withdrawal, "trail": trail, "ways": ways, "flow": None, "heading": title, "lede": ""}
    return Page(
        url_path=url_path,
        template="withdrawn.html",
        title=title,
        description=notice(withdrawal),
        inputs=partial(Inputs, {**variables, **more}),
        indexed=False,
    )


def withdrawn_article(context: RenderContext, article: Article, section: Section) -> Page:
    """The notice in place of an article."""
    assert article.withdrawal
    in_section = (section.url_path, section.title)
    ways = [(section.url_path, t("withdrawn.more", section=section.title)), *_history(context, article)]
    return notice_page(article.url_path, article.title, article.withdrawal, [home(), in_section], ways)


def withdrawn_flow(context: RenderContext, page: FlowPage) -> Iterator[Page]:
    """The notice at every address of a flow, so that nobody who is on the way through it walks on."""
    assert page.withdrawal
    title, ways = page.flow.title, [("", t("missing.home")), *_history(context, page)]
    inside = ["how/", "rules/", *(f"outcomes/{outcome}/" for outcome in page.outcomes)]
    steps = node_addresses(page) if has_node_pages(page) else ()
    for address in (page.url_path, *(f"{page.url_path}{part}" for part in inside), *steps):
        yield notice_page(address, title, page.withdrawal, [home()], ways, flow=page.flow)


def withdrawn_outcome(page: FlowPage, outcome: OutcomePage) -> Page:
    """The notice in place of an outcome, of a flow that still runs."""
    assert outcome.withdrawal
    flow, at = page.flow, page.url_path
    trail, ways = [home(), (at, flow.title)], [(at, t("flow.answer-again"))]
    return notice_page(page.outcome_url_path(outcome.id), outcome.title, outcome.withdrawal, trail, ways, flow=flow)


def _history(context: RenderContext, page: ContentPage) -> list[Way]:
    version = context.versions.get(page.file)
    return [(version.history, t("version.all"))] if version and version.history else []
