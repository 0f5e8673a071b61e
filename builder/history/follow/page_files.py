"""Tell which page a file belongs to: an article is one file, a flow all of its folder."""

from __future__ import annotations

import re
from functools import lru_cache

from builder.history.model import Kind
from builder.load.fields import SLUG
from builder.load.knowledge_base import RESERVED_SECTIONS

_PLACE = re.compile(r"content/(?:articles/([^/]+)/([^/.][^/]*)\.md|flows/([^/]+)/(?:flow\.yaml|([^/.][^/]*)\.md))")


@lru_cache(maxsize=100_000)
def page_of(file: str) -> str:
    """The main file of the page that a file belongs to; empty if it belongs to none."""
    place = _PLACE.fullmatch(file)
    if place is None:
        return ""
    section, slug, flow, outcome = place.groups()
    names, page = ((flow, outcome or flow), f"content/flows/{flow}/flow.yaml") if flow else ((section, slug), file)
    return page if section not in RESERVED_SECTIONS and all(map(SLUG.fullmatch, names)) else ""


def kind_of(page: str) -> Kind:
    """The kind of the page with this main file."""
    return Kind.FLOW if page.startswith("content/flows/") else Kind.ARTICLE


def url_path_of(page: str, slug: str) -> str:
    """The address of a page; `slug` is the one in its front matter, if any."""
    _, _, folder, name = page.split("/")
    return f"flows/{folder}/" if kind_of(page) is Kind.FLOW else f"{folder}/{slug or name.removesuffix('.md')}/"
