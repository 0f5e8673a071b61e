"""The page with all rules of a flow, and where readers without JavaScript start when steps have no pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.flows.node_links import steps_of
from builder.render.options import Options
from tests.conftest import Golden
from tests.interview import INTERVIEW, interview
from tests.knowledge_bases import CASES


@pytest.mark.parametrize("case", ["everything", "tree"])
def test_rules_as_a_page(case: str, golden: Golden, tmp_path: Path) -> None:
    """Every rule with its condition in words, what these words mean, and the points; or every way of a tree."""
    assert build(CASES / "good" / case, tmp_path / "site", Options()).ok
    pages = sorted((tmp_path / "site/flows").glob("*/rules/index.html"))
    mains = [re.search(r"<article.*</article>\n", page.read_text("utf-8"), re.DOTALL) for page in pages]
    golden(CASES / f"rules-{case}.html", "\n".join(main[0] for main in mains if main))


def test_too_many_steps_for_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound no step has a page, and the start leads to the rules."""
    monkeypatch.setattr("builder.render.flows.nodes.MAX_NODE_PAGES", 94)
    assert build(INTERVIEW, tmp_path / "site", Options()).ok
    flow = tmp_path / "site/flows/attend-or-cancel"
    assert {"how", "outcomes", "rules"} == {child.name for child in flow.iterdir() if child.is_dir()}
    assert 'data-action="start" href="rules/"' in (flow / "index.html").read_text("utf-8")
    monkeypatch.setattr("builder.render.flows.nodes.MAX_NODE_PAGES", 95)
    assert build(INTERVIEW, tmp_path / "site", Options(cache=False)).ok
    assert len(steps_of(interview().diagram)) == len(
        [child for child in flow.iterdir() if re.search(r"-[0-9a-f]{8}$", child.name)]
    )
