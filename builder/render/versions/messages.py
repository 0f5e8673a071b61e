"""The page of an older version of a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.history.model import PageHistory, Version
from builder.languages import t
from builder.render.citable import older
from builder.render.messages.message_pages import message_page
from builder.render.page import Page
from builder.render.render_context import RenderContext
from builder.site import MessagePage


def version_pages(context: RenderContext, message: MessagePage, page: PageHistory, version: Version) -> Iterator[Page]:
    """Make the page of an older version, with today's template and a banner; `context` is that of its time."""
    banner = older(page, version)
    made = message_page(context, replace(message, at=version.address))
    more = {"older": banner, "used_in": [], "flow": None, "cite": None}
    title = t("version.title", title=message.title, version=version.name)
    yield replace(made, title=title, more=more, indexed=False, now=banner.now, past=True)
