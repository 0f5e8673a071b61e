"""The page with the search: its field, and choices to narrow what is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import t
from builder.load.countries import whole_country
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.render.search.record import filter_name
from builder.render.search.records import FLOWS, MESSAGES
from builder.site.list_pages import HELP
from builder.text.collation import sort_key

SEARCH = "search/"
"""The address of the page."""
INDEX_FOLDER = f"{SEARCH}pagefind/"
"""The folder of the index."""


def search_page(context: RenderContext) -> Page:
    """The one page that may run WebAssembly."""
    return Page(
        url_path=SEARCH,
        template="search.html",
        title=t("search.title"),
        description=t("search.description", site=context.site.settings.title),
        inputs=partial(_inputs, context),
    )


def _inputs(context: RenderContext) -> Inputs:
    site = context.site
    parts = [(section.url_path, section.title) for section in site.sections if section.articles]
    parts += [(FLOWS, t("flows.title"))] if site.flows else []
    parts += [(MESSAGES, t("message.title"))] if site.messages else []
    parts += [(HELP, t("help.title"))] if site.help else []
    countries = sorted(set(_countries(context)), key=sort_key)
    return Inputs(
        {
            "parts_of_site": [(filter_name("section", url_path), title) for url_path, title in parts],
            "countries": [(filter_name("country", name), name) for name in countries],
            "index_folder": INDEX_FOLDER,
            "runs_wasm": True,
        }
    )


def _countries(context: RenderContext) -> Iterator[str]:
    """The countries that some page or help service is for."""
    site = context.site
    named = (each.countries for group in (site.articles, site.messages, site.help.values()) for each in group)
    yield from (whole_country(name) for countries in named for name in countries)
