"""The headings of an article's HTML: each with a link to itself, and with the anchors that it had before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from urllib.parse import quote

from markupsafe import Markup, escape

from builder.languages import t
from builder.site import Heading

_HEADING = re.compile(r'<(h[2-4]) id="([^"]+)">(.*?)</\1>', re.DOTALL)
"""Only our own renderer writes it: in the words of editors every `<` is escaped."""


def with_former(html: Markup, former: Mapping[str, Sequence[str]]) -> Markup:
    """The HTML in which headings have places with the ids that they had before, by the anchor of today."""

    def placed(found: re.Match[str]) -> str:
        tag, anchor, words = found.groups()
        return f'<{tag} id="{anchor}">{places(former.get(anchor, ()))}{words}</{tag}>'

    return Markup(_HEADING.sub(placed, html)) if former else html


def places(anchors: Sequence[str]) -> Markup:
    """An empty place for each anchor."""
    return Markup().join(Markup('<span class="former" id="{}"></span>').format(anchor) for anchor in anchors)


def with_links(html: Markup, headings: Sequence[Heading]) -> Markup:
    """The HTML with a link beside each heading, which names it; `reading.js` lets it copy its address as well.

    It is not in the heading, so that the names of headings are their words alone.
    """
    texts = {heading.anchor: heading.text for heading in headings}

    def linked(found: re.Match[str]) -> str:
        anchor = found[2]
        address = quote(unescape(anchor))
        label = escape(t("article.heading-link", heading=texts.get(anchor, anchor)))
        return (
            f'<div class="headed">{found[0]}<a class="heading-link" href="#{address}" aria-label="{label}"></a></div>'
        )

    return Markup(_HEADING.sub(linked, html))
