"""The pages of an older version of a flow, which still runs: its start, its outcomes, its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from builder.history.model import PageHistory, Version
from builder.languages import t
from builder.problems import Location
from builder.render.citable import older
from builder.render.flows.export import export_flow
from builder.render.flows.given_when import given_when
from builder.render.flows.items import rules_items_page
from builder.render.flows.outcomes import outcome_page
from builder.render.flows.rules import rules_page
from builder.render.flows.start_page import start_page
from builder.render.page import Page
from builder.render.render_context import RenderContext
from builder.render.sitewide.structured_data import script_json
from builder.site import FlowPage, Site


def version_pages(context: RenderContext, flow: FlowPage, page: PageHistory, version: Version) -> Iterator[Page]:
    """Make the pages of an older version, without one for every step; `context` is that of its time."""
    flow = flow.with_messages(context.messages)
    flow = replace(flow, at=version.address, flow=replace(flow.flow, sensitive=_sensitive(context.site, page, flow)))
    banner = older(page, version)
    walked = any(each.file == page.file and not (each.withdrawal or each.collected) for each in context.site.flows)
    today = f"{banner.now}today.js" if banner.now and walked and not flow.collected else ""
    more = {"older": banner, "today": today, "cite": None}
    lists = cache(partial(given_when, flow))
    rules = rules_items_page if flow.collected else rules_page
    pages = [start_page(context, flow, version.name, steps=False), rules(context, flow)]
    pages += [outcome_page(context, flow, outcome, lists) for outcome in flow.outcomes.values()]
    for each in pages:
        title = t("version.title", title=each.title, version=version.name)
        yield replace(each, title=title, more=more, indexed=False, now=banner.now, past=True)


def _sensitive(site: Site, page: PageHistory, flow: FlowPage) -> Location | None:
    """The reason to offer readers a quick exit: it was sensitive or is today, and there is a page to leave to today."""
    today = next((each.flow.sensitive for each in site.flows if each.file == page.file), None)
    return (flow.flow.sensitive or today) if site.settings.exit else None


def today_module(flow: FlowPage, version: str) -> bytes:
    """The flow in force as a module, for pages of older versions to say what the same answers come to today."""
    was = {old: q.id for q in flow.flow.questions.values() for old in q.was}
    was |= {
        f"{q.id}.{old}": option.id for q in flow.flow.questions.values() for option in q.options for old in option.was
    }
    was |= {f".{old}": outcome.id for outcome in flow.outcomes.values() for old in outcome.was}
    titles = {outcome.id: outcome.title for outcome in flow.outcomes.values()}
    plain = {rule.id: rule.because for rule in flow.flow.rules if rule.because}
    data = {"version": version, **export_flow(flow), "because": plain, "titles": titles, "was": was}
    return f"export default {script_json(data)};\n".encode()
