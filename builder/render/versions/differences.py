"""Differences as templates show them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from builder.changes.prose.addresses import HERE, Pages
from builder.changes.prose.compare_prose import Prose
from builder.changes.show.prose_as_html import as_html


def marking(pages: Pages = HERE, *, unchanged: bool = True) -> Callable[[Prose], Markup]:
    """The function `marked` of the macros in `parts/prose_changes.html` and `parts/flow_changes.html`.

    Without `unchanged`, long stretches of what stayed the same are only counted.
    """
    return lambda prose: Markup(as_html(prose, pages, unchanged=unchanged))
