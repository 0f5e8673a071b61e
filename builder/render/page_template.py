"""Fill in the template of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from builder.render.addresses import Addresses
from builder.render.page import Page
from builder.render.report_ways import report_ways
from builder.render.template_mistakes import mistake_in
from builder.site import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTemplate:
    """Turns pages into HTML."""

    env: Environment
    root: Path
    """The root of the knowledge base, whose own templates can have mistakes."""
    base_url: str
    portable: bool
    publisher: Publisher
    """Whom reports of mistakes reach."""
    shared: Mapping[str, object]
    """The variables that every template gets."""
    linked_data: Mapping[str, Markup]
    """The JSON-LD of pages, by address."""

    def html(self, page: Page) -> bytes:
        """The HTML of a page. Raises `TemplateMistakeError` for a mistake in a template of the knowledge base."""
        absolute = page.url_path == "404.html" and not self.portable
        canonical = Addresses(page.now or page.url_path, self.base_url).canonical
        try:
            inputs = page.inputs()
            text = self.env.get_template(page.template).render(
                {**self.shared, **inputs.variables, **page.more},
                page=page,
                to=Addresses(page.url_path, self.base_url, absolute, self.portable).to,
                canonical=canonical,
                report=report_ways(self.publisher, page.title, canonical),
                tell=report_ways(self.publisher, page.title, canonical, "right"),
                sources=inputs.words.citations.cited if inputs.words else [],
                linked_data=self.linked_data.get(page.url_path, ""),
            )
        except Exception as error:  # a template of one's own can make Jinja raise nearly anything
            mistake = mistake_in(error, self.root)
            if mistake is None:
                raise
            raise mistake from error
        return text.encode()
