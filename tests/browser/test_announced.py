"""The announcements of a screen reader on each step of one walk through the long flow, kept as a text to review."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.announced import announced
from tests.browser.published import page, site_url
from tests.browser.reader import Reader
from tests.conftest import Golden

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).with_name("announced.txt")
ANSWERS = ["None of these", "Probably", "Nothing I know of", "Little"]


def test_each_step_as_it_is_announced(page: Page, site_url: str, golden: Golden) -> None:
    """Start, every question, a missing answer, the look over the answers, the advice."""
    reader = Reader(page, site_url + "flows/attend-or-cancel/")
    page.goto(reader.url)
    steps = [announced(page)]
    reader.start()
    for place, label in enumerate(ANSWERS):
        steps.append(announced(page))
        if place == 1:
            page.get_by_role("button", name="Continue").click()
            steps.append(announced(page))
        reader.answer(label)
    steps.append(announced(page))
    reader.advice()
    expect(page.get_by_role("heading", name="Why this advice")).to_be_visible()
    steps.append(announced(page))
    golden(GOLDEN, re.sub("Version [0-9a-f]{8}", "Version …", "\n".join(steps)))
