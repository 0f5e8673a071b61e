"""The pages of a flow that collects items: how it works, and who gets each item in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from builder.flows.collected import questions_read
from builder.flows.collected_in_words import item_in_words
from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.diagram import Diagram
from builder.languages import t
from builder.render.flows.how import law_in_words
from builder.render.flows.rules import decided_on_the_way, meanings
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage
from builder.site.reviews import is_overdue, review_due


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with the words that readers see."""

    id: str
    title: str
    verdict: str
    url_path: str
    condition: str = ""
    """In words that follow «if»; empty where everybody gets it."""
    share: str = ""
    """The part of all combinations that give it, in per cent."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The items below one heading."""

    title: str
    first_match: bool
    items: list[ShownItem]


def shown_groups(page: FlowPage, shares: bool = False) -> list[ShownGroup]:
    """The groups of a flow that collects; with `shares`, each item with how many combinations give it."""
    flow, collected = page.flow, page.collected
    assert collected is not None, "only a flow that collects has groups"
    return [
        ShownGroup(
            group.title,
            group.first_match,
            [
                ShownItem(
                    id=item.id,
                    title=page.outcomes[item.id].title,
                    verdict=page.outcomes[item.id].verdict,
                    url_path=page.outcome_url_path(item.id),
                    condition=item_in_words(item, flow),
                    share=_share(collected.items[item.id]) if shares else "",
                )
                for item in group.items
            ],
        )
        for group in flow.groups.values()
    ]


def _share(diagram: Diagram) -> str:
    counted = zip(diagram.leaves, combinations_per_leaf(diagram), strict=True)
    given = sum(count for leaf, count in counted if leaf.outcome == "yes")
    share = f"{100 * given / combinations(diagram):.1f}".removesuffix(".0")
    return t("collected.share", share=share.replace(".", t("number.decimal")))


def nothing_shown(page: FlowPage) -> ShownItem:
    """The outcome for readers to whom no item applies."""
    outcome = page.outcomes[page.flow.nothing]
    return ShownItem(outcome.id, outcome.title, outcome.verdict, page.outcome_url_path(outcome.id))


def how_items_page(context: RenderContext, page: FlowPage) -> Page:
    """The page on how it works."""
    return Page(
        url_path=f"{page.url_path}how/",
        template="how_items.html",
        title=t("how.page-title", flow=page.title),
        description=t("how.description", flow=page.title),
        inputs=partial(_how, context, page),
        indexed=not page.flow.draft,
    )


def _how(context: RenderContext, page: FlowPage) -> Inputs:
    flow, collected = page.flow, page.collected
    assert collected is not None, "only a flow that collects has items"
    total, laws = combinations(collected.nothing), [law_in_words(law, flow) for law in flow.laws]
    variables = {
        "flow": flow,
        "flow_url": page.url_path,
        "cite": context.versions.get(page.file),
        "edit": context.site.settings.edit_address(page.file),
        "review": page.entry,
        "due": review_due(page, context.site.settings),
        "overdue": is_overdue(page, context.site.settings, context.site.day),
        "changes": page.changes,
        "laws": laws,
        "combinations": total,
        "items": len(collected.items),
        "most": len(questions_read(collected)),
        "groups": shown_groups(page, shares=True),
        "counted": t(
            "how.check-same",
            combinations=t("how.check-combinations", count=total),
            outcomes=t("how.check-outcomes", count=len(flow.outcomes)),
            laws=t("how.check-laws", count=len(flow.laws)),
        ),
    }
    return Inputs(variables)


def rules_items_page(context: RenderContext, page: FlowPage) -> Page:
    """The page with all items and who gets them, to read without JavaScript."""
    return Page(
        url_path=f"{page.url_path}rules/",
        template="rules_items.html",
        title=t("rules.page-title", flow=page.title),
        description=t("rules.description", flow=page.title),
        inputs=partial(_rules, page),
        indexed=not page.flow.draft,
    )


def _rules(page: FlowPage) -> Inputs:
    variables = {
        "flow": page.flow,
        "flow_url": page.url_path,
        "groups": shown_groups(page),
        "nothing": nothing_shown(page),
        "facts": meanings(page.flow),
        "decisions": decided_on_the_way(page.flow),
    }
    return Inputs(variables)
