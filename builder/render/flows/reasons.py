"""The reasons of rules on the pages of outcomes: a reader whom a rule sends there finds its reason at the head."""

from __future__ import annotations

from builder.site import FlowPage
from builder.text.element_ids import element_id


def reasons(page: FlowPage, outcome: str) -> list[tuple[str, str]]:
    """The rules that give an outcome, each with its reason."""
    return [(rule.id, rule.because) for rule in page.flow.rules if rule.advise == outcome and rule.because]


def reason_anchor(page: FlowPage, outcome: str, rule: str | None) -> str:
    """The anchor of the reason of a rule on the outcome's page; empty where the rule says none."""
    said = rule is not None and rule in dict(reasons(page, outcome))
    return element_id("rule", rule) if said and rule else ""
