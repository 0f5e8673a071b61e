"""Differences as templates show them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from builder.differences.addresses import HERE, Pages
from builder.differences.as_html import as_html
from builder.differences.prose import Prose


def marking(pages: Pages = HERE, *, unchanged: bool = True) -> Callable[[Prose], Markup]:
    """What the macros of `parts/prose_changes.html` and `parts/flow_changes.html` call `marked`.

    Without `unchanged`, long stretches of what stayed the same are only counted.
    """
    return lambda prose: Markup(as_html(prose, pages, unchanged=unchanged))
