"""An outcome with a new id: its former address leads on, and a withdrawal under either id holds.

Rooms: builder/load, builder/render/sitewide, builder/render/versions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.repositories import Commit, make
from tests.knowledge_bases import read_files, run_builder, write_files

FLOW = "content/flows/pick/flow.yaml"
BEFORE = """format: 1
title: Go or stay?
summary: One question.
questions: {ill: {ask: Are you ill?, choose: yes-no}}
rules: [{id: ill, when: {ill: yes}, advise: stay}, {id: rest, otherwise: go}]
outcomes:
  go: {title: Leave, verdict: Go., advice: Take the ferry.}
  stay: {title: Stay, verdict: Stay., advice: Tea.}
"""
AFTER = BEFORE.replace("otherwise: go}", "otherwise: leave}").replace("  go: {", "  leave: {was: go, ")
SITE = {"content/site.yaml": "title: T\n"}
OLD, NEW = "flows/pick/outcomes/go/index.html", "flows/pick/outcomes/leave/index.html"


@pytest.fixture(autouse=True)
def with_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are published here."""
    monkeypatch.delenv("BUILDER_NO_HISTORY")


def history(folder: Path, settings: str) -> Path:
    """A knowledge base in which an outcome got a new id, and then other settings."""
    changed = Commit("2026-11-21", {FLOW: AFTER})
    return make(
        folder,
        [Commit("2026-11-20", {**SITE, FLOW: BEFORE}), changed, Commit("2026-11-22", {"content/site.yaml": settings})],
    )


def test_a_former_address_leads_on_without_a_history(tmp_path: Path) -> None:
    """Its page is a redirect to that of today, which no search engine lists."""
    write_files(tmp_path, {**SITE, FLOW: AFTER})
    assert run_builder(tmp_path, "build", "--no-history").exit_code == 0
    page = read_files(tmp_path / "site")[OLD].decode()
    assert '<meta http-equiv="refresh" content="0; url=../leave/">' in page
    assert "noindex" in page


def test_a_former_address_leads_on_with_a_history(tmp_path: Path) -> None:
    """In place of a page that says the outcome is gone; no version is a change of advice."""
    root = history(tmp_path / "kb", "title: T\n")
    assert run_builder(root, "build").exit_code == 0
    site = read_files(root / "site")
    assert b"url=../leave/" in site[OLD]
    assert b"Take the ferry" in site["flows/pick/v/2026-11-20/outcomes/go/index.html"]
    assert "The advice is the same for all 2 combinations" in run_builder(root, "flow", "diff", "pick", "HEAD~2").output
    assert b'".go":"leave"' in site["flows/pick/today.js"]


@pytest.mark.parametrize("id_", ["go", "leave"])
def test_a_withdrawal_holds_under_each_id(id_: str, tmp_path: Path) -> None:
    """Today's page and every older version have the notice; there is one announcement."""
    withdrawn = f"[{{page: flows/pick/flow.yaml, outcome: {id_}, date: 2026-11-22, reason: No ferry sails.}}]"
    root = history(tmp_path / "kb", f"title: T\nbase-url: https://example.org/\nwithdrawn: {withdrawn}\n")
    assert run_builder(root, "check").stdout == "no problems\n"
    assert run_builder(root, "check", "--no-history").stdout == "no problems\n"
    assert run_builder(root, "build").exit_code == 0
    site = read_files(root / "site")
    assert not {file for file, data in site.items() if b"Take the ferry" in data}
    assert b"No ferry sails." in site[NEW]
    assert site["feed.xml"].count(b"No ferry sails.") == 1
