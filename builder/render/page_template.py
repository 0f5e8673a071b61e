"""Fill in the template of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from builder.languages import spoken
from builder.load.program import program_digest
from builder.render.addresses import Addresses
from builder.render.alternate import Alternate
from builder.render.digest import digest_of_value
from builder.render.frame import Frame
from builder.render.page import Page
from builder.render.report_ways import report_ways
from builder.render.template_mistakes import mistake_in
from builder.site import Publisher


@dataclass(frozen=True, kw_only=True)
class PageTemplate:
    """Turns pages into HTML."""

    env: Environment
    root: Path
    """The root of the knowledge base, whose own templates can have mistakes."""
    base_url: str
    portable: bool
    publisher: Publisher
    """Whom reports of mistakes reach."""
    frame: Frame
    theme: bytes
    """A digest of the templates."""
    linked_data: Mapping[str, Markup]
    """The JSON-LD of pages, by address."""
    alternates: Mapping[str, tuple[Alternate, ...]] = field(default_factory=dict)
    """Each page of today in all languages, by address; empty for a site in one."""

    @cached_property
    def _shared(self) -> dict[str, object]:
        return self.frame.variables()

    @cached_property
    def around(self) -> bytes:
        """A digest of everything but the page itself.

        The name of the folder of assets is in the HTML, and not here, unless the site is a translation: the last build
        knows that of its original alone.
        """
        original = self.env.globals["original_language"]
        frame = self.frame if original else replace(self.frame, assets="")
        said = (spoken().digest, original, self.base_url, self.portable, self.publisher)
        return digest_of_value(program_digest(), self.theme, frame, *said)

    def key(self, page: Page, outline: bytes) -> str:
        """A digest of everything that the HTML of a page is made from.

        That is its own value, or else the whole outline of the site.
        """
        made_from = page.made_from() if page.made_from else outline
        others = self.alternates.get(page.url_path, ())
        return digest_of_value(self.around, page.facts, made_from, self._linked_data(page), others).hex()

    def short_key(self, page: Page, outline: bytes, text: bytes) -> str:
        """A digest from which the value of a page follows: its own bytes, and everything else but words of others."""
        version = digest_of_value(page.version) if page.version else b""
        others = digest_of_value(self.alternates.get(page.url_path, ()))
        digest = blake2b(self.around + outline + text + version + others, digest_size=16)
        digest.update(f"{page.source}\0{page.url_path}".encode(errors="surrogateescape"))
        return digest.hexdigest()

    def _linked_data(self, page: Page) -> Markup | str:
        return self.linked_data.get(page.url_path, "")

    def html(self, page: Page) -> bytes:
        """The HTML of a page. Raises `TemplateMistakeError` for a mistake in a template of the knowledge base."""
        absolute = page.url_path == "404.html" and not self.portable
        canonical = Addresses(page.now or page.url_path, self.base_url).canonical
        try:
            inputs = page.inputs()
            text = self.env.get_template(page.template).render(
                {**self._shared, **inputs.variables, **page.more},
                page=page,
                to=Addresses(page.url_path, self.base_url, absolute, self.portable).to,
                canonical=canonical,
                report=report_ways(self.publisher, page.title, canonical),
                tell=report_ways(self.publisher, page.title, canonical, "right"),
                sources=inputs.words.citations.cited if inputs.words else [],
                linked_data=self._linked_data(page),
                languages=self.alternates.get(page.url_path, ()),
            )
        except Exception as error:  # a template of one's own can make Jinja raise nearly anything
            mistake = mistake_in(error, self.root)
            if mistake is None:
                raise
            raise mistake from error
        return text.encode()
