"""The list of messages by occasion, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from builder.languages import t
from builder.render.citable import Citable
from builder.render.flows.withdrawn import home, notice_page
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage, MessagePage
from builder.site.occasions import occasions
from builder.site.page_kinds import KINDS, Kind

ROOT = f"{KINDS[Kind.MESSAGE].root}/"


def message_pages(context: RenderContext) -> Iterator[Page]:
    """The list, followed by its messages."""
    messages = context.site.messages
    if not messages:
        return
    yield Page(
        url_path=ROOT,
        template="messages.html",
        title=t("message.title"),
        description=t("message.description", site=context.site.settings.title),
        inputs=partial(Inputs, {"occasions": occasions(messages)}),
        indexed=not all(message.draft for message in messages),
    )
    for message in messages:
        yield _withdrawn(context, message) if message.withdrawal else message_page(context, message)


def message_page(context: RenderContext, message: MessagePage) -> Page:
    """The page of one message."""
    flow = next((flow for flow in context.site.flows if message.flow and flow.flow.slug == message.flow.target), None)
    variables: Mapping[str, object] = {
        "message": message,
        "used_in": list(_users(context.site.flows, message)),
        "flow": flow if flow and not flow.withdrawal else None,
        "cite": context.versions.get(message.file),
        "edit": context.site.settings.edit_address(message.file, message.at),
        "tags": () if message.at else context.tags_on(message.listing),
    }
    return Page(
        url_path=message.url_path,
        template="message.html",
        title=message.title,
        description=message.summary,
        inputs=partial(Inputs, variables),
        indexed=not message.draft,
        changed=context.changed(message.entry),
    )


def _users(flows: Iterable[FlowPage], message: MessagePage) -> Iterator[tuple[str, str]]:
    """Address and title of the outcomes that the message goes with."""
    for flow in flows:
        for outcome in flow.outcomes.values():
            named = any(reference.target == message.slug for reference in outcome.messages)
            if named and not flow.withdrawal and not outcome.withdrawal:
                yield flow.outcome_url_path(outcome.id), outcome.title


def _withdrawn(context: RenderContext, message: MessagePage) -> Page:
    """The notice in place of a message."""
    assert message.withdrawal
    version: Citable | None = context.versions.get(message.file)
    ways = [(ROOT, t("message.title"))]
    ways += [(version.history, t("version.all"))] if version and version.history else []
    trail = [home(), (ROOT, t("message.title"))]
    return notice_page(message.url_path, message.title, message.withdrawal, trail, ways)
