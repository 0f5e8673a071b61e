"""A flow that was proved in another order is asked as it is written; it has all pages but those of its steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.knowledge_bases import CASES

__all__ = ["page"]
pytestmark = pytest.mark.browser


def test_it_is_asked_as_it_is_written(page: Page, tmp_path: Path) -> None:
    """Each question in turn that still matters; how many can come, what is possible, and why."""
    site = tmp_path / "site"
    assert build(CASES / "bad/proof-long-way-by-support", site, Options()).ok
    folders = (each.name for each in (site / "flows/pick").iterdir() if each.is_dir())
    assert sorted(folders) == ["how", "outcomes", "rules"]
    how = (site / "flows/pick/how/index.html").read_text("utf-8")
    assert "Readers are asked at most 36 questions" in how
    assert "<h2>Rules</h2>" not in how
    with served(site) as url:
        reader = Reader(page, f"{url}flows/pick/")
        reader.start()
        progress = page.locator("[data-view=live] [data-part=progress]")
        for question, left in (("a0", 36), ("a1", 34), ("a2", 32)):
            expect(progress).to_have_text(f"At most {left} questions, this one included")
            assert reader.heading() == f"Is it {question}?"
            reader.answer("No")
        known = {f"a{number}": ["yes" if number in (5, 9) else "no"] for number in range(18)}
        reader.open(known)
        assert reader.heading() == "Is it b5?"
        expect(page.locator("[data-part=possible] li")).to_have_text(["Go", "Stay"])
        reader.answer("No")
        assert reader.heading() == "Is it b9?"
        reader.answer("Yes")
        reader.advice()
        assert reader.heading() == "Go"
        reasons = [f"You answered “Yes” to “Is it {question}?”" for question in ("a9", "b9")]
        expect(page.locator("[data-part=why] li")).to_have_text(reasons)
        assert violations(page) == []
