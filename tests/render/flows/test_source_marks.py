"""Marks of sources where there is a list of them, and none elsewhere.

Rooms: builder/render/flows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.knowledge_bases import CASES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that uses every key."""
    folder: Path = tmp_path_factory.mktemp("marks") / "site"
    assert build(CASES / "good/everything", folder, Options()).ok
    return folder


def test_questions_name_services_without_marks(site: Path) -> None:
    """On the page of the flow and on that of the step: the number is a link, and nothing leads to a missing source."""
    steps = list((site / "flows/pick").glob("pay-*/index.html"))
    assert steps
    for page in (site / "flows/pick/index.html", *steps):
        text = page.read_text("utf-8")
        help_ = re.findall(r'<span class="help-line.*?</span>', text)
        assert help_
        assert all('href="tel:' in line for line in help_)
        assert 'class="cite"' not in text


def test_every_mark_leads_to_a_source(site: Path) -> None:
    """On every page of the site, and in every outcome that its flow fetches."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for target in re.findall(r'<sup class="cite">.*?href="#([^"]+)"', text):
            assert f'id="{target}"' in text, page
