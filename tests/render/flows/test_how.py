"""The page on how a flow works says what was proved, and shows it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.interview import interview_site
from tests.knowledge_bases import CASES


def text_of(file: Path) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", file.read_text("utf-8"))).split())


def test_a_long_flow(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Counts, laws, cases, points, the drawing and its outline."""
    file = interview_site(tmp_path_factory) / "flows/attend-or-cancel/how/index.html"
    words = text_of(file)
    assert "21,233,664 combinations of answers, each with exactly one outcome." in words
    assert "asked 1 to 10 questions, and 4.8 on average where nothing is ticked" in words
    assert "Never “Withdraw politely” when you get a benefit that needs you to look for work and" in words
    assert "is to “A lot” than to “Little”, the more it speaks for “Go, with interest” or “Go, to learn”" in words
    assert "24 cases that the editors wrote down" in words
    assert "+4 If you would probably take the job" in words
    assert "Every question, and where each answer leads" in words
    assert 2 == file.read_text("utf-8").count("<svg ")
    assert "style=" not in file.read_text("utf-8")


@pytest.mark.parametrize("slug", ["tree", "blocks", "everything"])
def test_every_kind_of_flow_has_one(slug: str, tmp_path: Path) -> None:
    """Trees, too, which have no rules."""
    assert build(CASES / "good" / slug, tmp_path / "site", Options()).ok
    pages = list(tmp_path.glob("site/flows/*/how/index.html"))
    assert pages
    for page in pages:
        text = text_of(page)
        assert "each with exactly one outcome" in text or "applies in some of them" in text
