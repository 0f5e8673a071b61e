"""Each of our sheets fits on one, on the paper of both sides of the Atlantic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.published import page, served
from tests.knowledge_bases import ROOT

__all__ = ["page"]
pytestmark = pytest.mark.browser
SHEETS = [
    file for file in sorted((ROOT / "content/articles").glob("*/*.md")) if "\nsheet: true\n" in file.read_text("utf-8")
]


@pytest.fixture(scope="module")
def our_url(our_site: Path) -> Iterator[str]:
    """The base address of our site."""
    with served(our_site) as url:
        yield url


def test_there_are_some() -> None:
    """One for before the interview, and one for after it."""
    assert {"checklist-before", "checklist-after"} <= {file.stem for file in SHEETS}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.stem)
def test_one_page(page: Page, our_url: str, file: Path, paper: str) -> None:
    """With a line to spare, for browsers with other fonts."""
    page.goto(f"{our_url}{file.parent.name}/{file.stem}/")
    page.evaluate("document.querySelector('.sheet').append(Object.assign(document.createElement('p'), "
                  "{className: 'on-paper', textContent: 'A line to spare.'}))")  # fmt: skip
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
