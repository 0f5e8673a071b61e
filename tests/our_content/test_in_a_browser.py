"""Every page and every state of our flows: accessible, no wider than a phone, and advice that fits one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.flows.model import Flow
from tests.browser.published import page, served
from tests.browser.reader import Reader
from tests.browser.test_circumstances import print_advice
from tests.browser.test_states import check_flow, sound
from tests.our_content.content import our_content

__all__ = ["page"]
pytestmark = pytest.mark.browser
SITE = our_content()
ADVICE = [(flow, outcome) for flow in SITE.flows if flow.flow.slug == "attend-or-cancel" for outcome in flow.outcomes]


@pytest.fixture(scope="module")
def our_url(our_site: Path) -> Iterator[str]:
    """The base address of our site."""
    with served(our_site) as url:
        yield url


def test_every_state_of_our_flows(page: Page, our_url: str) -> None:
    """Each question that decides and each outcome is reached, and nothing is amiss there."""
    for flow in SITE.flows:
        seen = set(check_flow(Reader(page, our_url + flow.url_path), flow.diagram))
        deciding = {flow.diagram.question(reference) for reference in range(len(flow.diagram.nodes))}
        assert {*deciding, *(f"→ {outcome}" for outcome in flow.outcomes)} == seen


def test_every_page_of_ours(page: Page, our_url: str) -> None:
    """Home, articles, rules and how each flow works."""
    flows = [f"{flow.url_path}{part}" for flow in SITE.flows for part in ("rules/", "how/")]
    for url_path in ("", *(article.url_path for article in SITE.articles), *flows):
        page.goto(our_url + url_path)
        sound(page)


@pytest.mark.parametrize(("flow", "outcome"), [(f.flow, o) for f, o in ADVICE], ids=[o for _, o in ADVICE])
def test_our_advice_on_one_sheet(page: Page, our_url: str, flow: Flow, outcome: str) -> None:
    """Each piece of advice of the flagship is printed on one page."""
    print_advice(Reader(page, f"{our_url}flows/{flow.slug}/"), flow, outcome)
