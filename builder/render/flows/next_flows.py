"""Links between flows: from an outcome to the flows that go on from it, and what such a flow must know of the first."""

from __future__ import annotations

from dataclasses import dataclass

from builder.flows.next_flow import NextFlow
from builder.render.addresses import Addresses
from builder.render.render_context import RenderContext
from builder.site import FlowPage, OutcomePage
from builder.site.links import IN_ORIGINAL, Internal


@dataclass(frozen=True, slots=True)
class NextLink:
    """A flow that goes on from an outcome, as a link of one page."""

    label: str
    address: str
    place: int | None
    """Its place among the flows after the outcome, for the script that hands answers on; None if it takes none."""
    condition: int | None = None
    """The place of its condition among those of the outcome; None if it is for everybody."""
    in_language: str = ""
    """The attributes that say its language, where that is the one of the original."""
    said: str = ""
    """The condition in words; empty too where no reader could say whether it holds."""


def next_links(context: RenderContext, page: FlowPage, outcome: OutcomePage, addresses: Addresses) -> list[NextLink]:
    """The flows after an outcome that can be read; none for an older version, whose answers fit no flow of today."""
    links = []
    for place, each in enumerate(page.flow.outcomes[outcome.id].next if not page.at else ()):
        target = _target(context, outcome, each)
        if target is not None:
            takes, condition = place if each.carry or each.tell else None, outcome.guarded("next").get(place)
            asked = condition is not None and condition not in outcome.weighed
            said = outcome.conditions[condition][0] if condition is not None and asked else ""
            language = context.in_original if target.url_path.startswith(IN_ORIGINAL) else ""
            address = addresses.to(target.url_path)
            links.append(NextLink(each.label, address, takes, condition, said=said, in_language=language))
    return links


def taken_from(context: RenderContext, page: FlowPage) -> dict[str, str]:
    """The titles of the flows whose answers this one takes over, by slug."""
    found: dict[str, str] = {}
    for other in context.site.flows if not page.at else ():
        for outcome in other.outcomes.values() if not other.withdrawal else ():
            for each in other.flow.outcomes[outcome.id].next:
                target = _target(context, outcome, each)
                if (each.carry or each.tell) and target is not None and target.file == page.file:
                    found[other.flow.slug] = other.flow.title
    return found


def _target(context: RenderContext, outcome: OutcomePage, next_flow: NextFlow) -> Internal | None:
    """The page of a flow that can be read; that of the original where it is not translated."""
    target = context.targets.resolve(outcome.file, next_flow.flow.id)
    sites = (context.site, *filter(None, [context.site.original]))
    readable = {flow.file for site in reversed(sites) for flow in site.flows if not flow.withdrawal}
    readable -= {flow.file for flow in context.site.flows if flow.withdrawal}
    return target if isinstance(target, Internal) and target.file in readable else None
