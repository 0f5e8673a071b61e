"""The page with all help services, by country and kind, those for emergencies first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from builder.languages import t
from builder.load.countries import whole_country
from builder.render.help_services import HelpRoute, routes
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import HelpService, Source
from builder.site.list_pages import HELP
from builder.text.collation import sort_key
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class ListedService:
    """A service in the list."""

    service: HelpService
    routes: tuple[HelpRoute, ...]
    source: Source | None
    parts: str
    """The parts of the country that it is for, if not all."""


@dataclass(frozen=True, slots=True)
class KindOfHelp:
    """The services of one kind in a country."""

    title: str
    services: list[ListedService]


@dataclass(frozen=True, slots=True)
class CountryWithHelp:
    """A country with its services."""

    title: str
    id: str
    kinds: list[KindOfHelp]


def help_page(context: RenderContext) -> Iterator[Page]:
    """One page, if there are any services."""
    site = context.site
    if not site.help:
        return
    wholes = {key: set(map(whole_country, service.countries)) for key, service in site.help.items()}
    names = sorted(set().union(*wholes.values()), key=sort_key)
    countries = [_country(n, [s for key, s in site.help.items() if n in wholes[key]], site.sources) for n in names]
    for_all = [service for service in site.help.values() if not service.countries]
    countries += [_country(t("help.everywhere"), for_all, site.sources)] if for_all else []
    yield Page(
        url_path=HELP,
        template="help.html",
        title=t("help.title"),
        description=t("help.description"),
        inputs=partial(Inputs, {"countries": countries}),
    )


def _country(title: str, services: list[HelpService], sources: Mapping[str, Source]) -> CountryWithHelp:
    in_order = sorted(services, key=lambda service: (not service.emergency, sort_key(service.kind)))
    kinds: dict[tuple[bool, str], KindOfHelp] = {}
    for service in in_order:
        kind = kinds.setdefault((service.emergency, service.kind), KindOfHelp(service.kind, []))
        source = sources.get(service.source.target) if service.source else None
        parts = [name for name in service.countries if name != title and whole_country(name) == title]
        kind.services.append(ListedService(service, tuple(routes(service)), source, t("list.comma").join(parts)))
    return CountryWithHelp(title, element_id("country", "-".join(title.lower().split())), list(kinds.values()))
