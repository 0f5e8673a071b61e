"""The menu: the flows and sections, or what the editor chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.languages import t
from builder.render.flows.flow_list import LIST
from builder.render.render_context import RenderContext
from builder.site import Reference
from builder.site.flow_choice import FEW
from builder.site.list_pages import LISTS


def menu(context: RenderContext, lists: Mapping[str, str]) -> list[tuple[str, str]]:
    """Address and words of each entry; `lists` are the titles of the lists that the site has, by address."""
    chosen = context.site.settings.ways_in.menu
    if chosen is None:
        return [*_flows(context), *((section.url_path, section.title) for section in context.site.sections)]
    return [entry for reference in chosen for entry in _entries(context, reference, lists)]


def _flows(context: RenderContext) -> Iterator[tuple[str, str]]:
    """The list of all flows, or each of a few."""
    if len(context.site.flows) > FEW:
        yield LIST, t("flows.title")
    else:
        yield from ((page.url_path, page.flow.short or page.flow.title) for page in context.site.flows)


def _entries(context: RenderContext, reference: Reference, lists: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """An entry as the editor names it: a section, a list, or a page; the list of flows stands for a few of them."""
    name = reference.target
    section = next((each for each in context.site.sections if each.slug == name), None)
    page = context.named(reference) if "/" in name else None
    if section:
        yield section.url_path, section.title
    elif page:
        short = next((flow.flow.short for flow in context.site.flows if flow.file == page.file), "")
        yield page.url_path, short or context.titles[page.file]
    elif LISTS.get(name) == LIST:
        yield from _flows(context)
    elif LISTS.get(name) in lists:
        yield LISTS[name], lists[LISTS[name]]
