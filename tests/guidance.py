"""GOV.UK's smart answers in our own words, in `tests/cases/flows/guidance/`, and what they give for answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from builder.flows.batch import Reply, answerer
from builder.flows.walk import walk
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.flows import naive
from tests.knowledge_bases import CASES

CASE = CASES / "flows/guidance"


@cache
def flows() -> dict[str, FlowPage]:
    """The flows, by id."""
    return {page.flow.slug: page for page in load_site(CASE).value.flows}


@cache
def _answerer(flow: str) -> Callable[[str], Reply]:
    page = flows()[flow]
    return answerer(page.flow, page.diagram, page.follow_ups)


def outcome(page: FlowPage, answers: naive.Answers) -> str | None:
    """The outcome that the compiled flow gives."""
    return page.diagram.leaves[~walk(page.diagram, answers).reference].outcome


def said(flow: str, **answers: object) -> tuple[str, dict[str, str]]:
    """The outcome and the figures that `builder flow run` gives for some answers."""
    reply = json.loads(_answerer(flow)(json.dumps(answers)).json)
    return reply["outcome"], reply.get("figures", {})
