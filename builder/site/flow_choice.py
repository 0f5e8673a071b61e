"""Choose the flows that are shown beside an article, so that a site of many flows is no wall of cards.

Those that the editor means come first: named under `related`, or else linked to in the text. If there are none, those
that share tags with the article, or are listed in its section: the most shared tags first, then by weight and title;
`cards` in `site.yaml` narrows that choice and gives its order. Linear in the number of flows for each article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.site import Article, FlowPage, Reference
from builder.site.links import Internal, Targets
from builder.text.collation import slug_of

FEW = 3
"""Up to so many flows are shown one by one: in the menu, on the first page and beside articles."""
MOST = 2
"""The most flows beside an article that names none."""


def flows_beside(
    article: Article, flows: Sequence[FlowPage], targets: Targets, offered: Sequence[FlowPage] | None = None
) -> list[FlowPage]:
    """The flows to show after an article, `flows` being all of them in order; of a few that none fits, each.

    `offered` are those that the editor offers under articles that name none: such as fit, or else the first.
    """
    if not flows:
        return []
    named = list(_named(article, article.related, flows, targets))
    if named:
        return named
    linked = list(_named(article, article.body.links, flows, targets))
    if linked:
        return linked[:MOST]
    if offered is not None:
        fitting = _fitting(article, offered)
        return [flow for flow in offered if flow in fitting][:MOST] or list(offered[:1])
    fitting = _fitting(article, flows)
    return fitting[:MOST] if fitting or len(flows) > FEW else list(flows)


def _named(
    article: Article, references: Sequence[Reference], flows: Sequence[FlowPage], targets: Targets
) -> Iterator[FlowPage]:
    """The flows that references of an article lead to, or to an outcome of, each once and in their order."""
    by_file = {part.file: flow for flow in flows for part in flow.parts}
    found: dict[str, FlowPage] = {}
    for reference in references:
        target = targets.resolve(article.file, reference.target)
        flow = by_file.get(target.file) if isinstance(target, Internal) else None
        if flow:
            found.setdefault(flow.file, flow)
    yield from found.values()


def _fitting(article: Article, flows: Sequence[FlowPage]) -> list[FlowPage]:
    """The flows that share a tag or the section with an article."""
    tags = {slug_of(tag.target) for tag in article.listing.tags}
    sections = {article.section, *(section.target for section in article.listing.also_in)}

    def shared(flow: FlowPage) -> tuple[int, int]:
        same = len(tags & {slug_of(tag.target) for tag in flow.listing.tags})
        return same, len(sections & {section.target for section in flow.listing.also_in})

    fitting = [flow for flow in flows if any(shared(flow))]
    return sorted(fitting, key=lambda flow: [-number for number in shared(flow)])
