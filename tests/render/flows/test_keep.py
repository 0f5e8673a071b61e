"""The forms of a result: the page names them, with the advice that a record speaks of and its lasting address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from tests.history.pages import OUTCOME, SITE, WHOLE_FLOW, outcome
from tests.history.repositories import Commit, make
from tests.render.versions.test_lasting_addresses import published

KEPT = outcome("Go.", "keep: [record, calendar]\n")
WITHDRAWN = "withdrawn:\n  - {page: flows/pick/flow.yaml, outcome: go, date: 2026-11-24, reason: Ask first.}\n"


def boxes(page: str) -> list[tuple[str, str, str, list[str]]]:
    """Title, version and address of each advice that offers forms, and their names."""
    start = r'data-part="boxes" data-title="([^"]*)" data-version="([^"]*)" data-address="([^"]*)">'
    found = re.findall(f"{start}(.*?)</div>", page, re.DOTALL)
    return [(title, version, at, re.findall(r'data-keep="([^"]*)"', inside)) for title, version, at, inside in found]


def test_pinned_address(tmp_path: Path) -> None:
    """Of today's advice that of its version, of an older version its own; both are pages that stay what they are."""
    pages = published(make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, OUTCOME: KEPT}),
        Commit("2026-11-21", {OUTCOME: KEPT.replace("Go.", "Go now.")}),
    ]))  # fmt: skip
    names = ["record", "calendar"]
    today = boxes("".join(text for name, text in pages.items() if name.startswith("flows/pick/") and "/v/" not in name))
    assert [(title, version, kept) for title, version, _, kept in today] == [("Outcome", "2026-11-21", names)]
    older = next(name for name in pages if name.endswith("/2026-11-20/"))
    pinned = urljoin("https://example.org/flows/pick/", today[0][2])
    assert pinned.startswith("https://example.org/flows/pick/v/2026-11-21/")
    assert pinned.removeprefix("https://example.org/") in pages
    ((*before, at, kept),) = boxes(pages[older])
    assert (before, kept) == (["Outcome", "2026-11-20"], names)
    assert urljoin(f"https://example.org/{older}", at) == f"https://example.org/{older}outcomes/go/"
    assert "Keep proof: write down" in pages["flows/pick/outcomes/go/"]
    assert "Keep proof: write down" not in pages["flows/pick/outcomes/stay/"]


def test_withdrawn_advice_offers_nothing(tmp_path: Path) -> None:
    """Whoever comes to its notice has nothing to keep."""
    site = {"content/site.yaml": f"title: Test\n{WITHDRAWN}"}
    pages = published(make(tmp_path / "kb", [Commit("2026-11-20", {**site, **WHOLE_FLOW, OUTCOME: KEPT})]))
    assert [name for name, page in pages.items() if boxes(page)] == []
