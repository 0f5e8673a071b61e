"""The pages and the states of our flows: accessible, no wider than a phone, and advice that fits one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.flows.model import Flow
from builder.site import FlowPage
from tests.browser.published import page, served
from tests.browser.reader import Reader
from tests.browser.structure import Look, look
from tests.browser.test_circumstances import print_advice
from tests.browser.test_states import check_flow
from tests.our_content.content import our_content

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
SITE = our_content()
ADVICE = [(flow, outcome) for flow in SITE.flows if flow.flow.slug == "attend-or-cancel" for outcome in flow.outcomes]


@pytest.fixture(scope="module")
def our_url(our_site: Path) -> Iterator[str]:
    """The base address of our site."""
    with served(our_site) as url:
        yield url


@pytest.mark.one_in(4)
@pytest.mark.parametrize("flow", SITE.flows, ids=lambda flow: flow.flow.slug)
def test_states_of_our_flows(page: Page, our_url: str, flow: FlowPage, look: Look) -> None:
    """Each question that decides and each outcome is reached, and nothing is amiss there.

    In the long tier, also with the error of each question and with changed answers after each outcome.
    """
    seen = set(check_flow(Reader(page, our_url + flow.url_path), flow.diagram, look))
    deciding = {flow.diagram.question(reference) for reference in range(len(flow.diagram.nodes))}
    assert {*deciding, *(f"→ {outcome}" for outcome in flow.outcomes)} == seen


@pytest.mark.one_in(3)
@pytest.mark.parametrize("third", range(3))
def test_pages_of_ours(third: int, same_page: Page, our_url: str, look: Look) -> None:
    """Home, articles, rules and how each flow works: none is too wide, and axe finds nothing where something is new."""
    flows = [f"{flow.url_path}{part}" for flow in SITE.flows for part in ("rules/", "how/")]
    for url_path in ("", *(article.url_path for article in SITE.articles), *flows)[third::3]:
        same_page.goto(our_url + url_path)
        look.sound(same_page)


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("flow", "outcome"), [(f.flow, o) for f, o in ADVICE], ids=[o for _, o in ADVICE])
def test_our_advice_on_one_sheet(page: Page, our_url: str, flow: Flow, outcome: str) -> None:
    """Each piece of advice of the flagship is printed on one page."""
    print_advice(Reader(page, f"{our_url}flows/{flow.slug}/"), flow, outcome)
