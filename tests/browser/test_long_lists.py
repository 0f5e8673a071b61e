"""A question with many options, and a flow too large for a page for every step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.page import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.knowledge_bases import write_files

__all__ = ["page"]
pytestmark = pytest.mark.browser

COUNTRIES = (
    "Åland", "Austria", "Belgium", "Curaçao", "Denmark", "Estonia", "Finland", "France", "Germany", "Greece",
    "Hungary", "Ireland", "Italy", "Latvia", "New Zealand", "Norway",
)  # fmt: skip
OPTIONS = "\n".join(f"      c{number}: {name}" for number, name in enumerate(COUNTRIES))
FLOW = f"""\
format: 1
title: Where to
summary: One long list.
questions:
  country:
    ask: Which country?
    options:
{OPTIONS}
rules:
  - {{when: {{country: c3}}, advise: far}}
  - {{otherwise: near}}
outcomes:
  far: {{title: Far, verdict: Far away., advice: Take time.}}
  near: {{title: Near, verdict: Near., advice: Walk.}}
"""


def test_a_long_list_can_be_searched(page: Page, tmp_path: Path) -> None:
    """By words, without accents or case; what is chosen stays; nothing is lost, and Enter sends nothing."""
    write_files(tmp_path, {"content/site.yaml": "title: Test\n", "content/flows/where/flow.yaml": FLOW})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/where/")
        reader.start()
        options, status = page.locator(".option:visible"), page.locator("[data-part=matching]")
        field = page.get_by_label("Search these 16 answers")
        assert violations(page) == []
        field.fill("CURACAO")
        expect(options).to_have_count(1)
        expect(status).to_have_text("1 answer matches")
        field.press("Enter")
        expect(page.get_by_role("alert")).not_to_be_visible()
        page.get_by_label("Curaçao").check()
        field.fill("land")
        expect(status).to_have_text("4 answers match")
        expect(options).to_have_count(5)
        field.fill("nowhere")
        expect(status).to_have_text("0 answers match")
        assert violations(page) == []
        field.fill("")
        expect(options).to_have_count(16)
        page.get_by_role("button", name="Continue", exact=True).click()
        assert "Far away." == reader.heading()
