"""Help services as HTML: the ways to reach one, each of which a telephone or browser can follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from builder.languages import spoken, t
from builder.site import HelpService


@dataclass(frozen=True, slots=True)
class HelpRoute:
    """A way to reach a service."""

    words: str
    address: str = ""
    """The address that takes it; empty where only people can."""


def routes(service: HelpService) -> Iterator[HelpRoute]:
    """The ways to reach a service: calls first, then those without a voice."""
    if service.telephone:
        yield HelpRoute(service.telephone.written, f"tel:{service.telephone.dialled}")
    if service.text:
        number, words = service.text.written, service.text_words
        body = f"?body={quote(words)}" if words else ""
        said = t("help.text-words", words=words, number=number) if words else t("help.text", number=number)
        yield HelpRoute(said, f"sms:{service.text.dialled}{body}")
    if service.email:
        yield HelpRoute(service.email, f"mailto:{service.email}")
    if service.web:
        yield HelpRoute(service.web.partition("://")[2].removeprefix("www.").rstrip("/"), service.web)
    for words in (service.sign_language, service.relay):
        if words:
            yield HelpRoute(words)


def route_html(route: HelpRoute) -> Markup:
    """A way as a link, if a device can take it; its address is no news on paper."""
    if not route.address:
        return escape(route.words)
    return Markup('<a href="{}" class="address">{}</a>').format(route.address, route.words)


def service_html(service: HelpService) -> Markup:
    """A service in a line of text, with the ways to reach it."""
    ways = Markup(t("list.comma")).join(route_html(route) for route in routes(service))
    name = Markup("<b>{}</b>").format(service.name)
    words = spoken().html("help.named", name=name, ways=ways) if ways else name
    return Markup('<span class="help-line{}">{}</span>').format(" help-emergency" if service.emergency else "", words)
