"""When a review is due, to the day, and who is told: readers by the newest commit, editors by the real day."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from builder.history.commit_day import commit_day
from builder.site.reviews import months_after
from tests.check.test_today import set_day
from tests.history.pages import SITE, A, article
from tests.history.repositories import Commit, make
from tests.knowledge_bases import read_files, run_builder, write_files

DUE = [
    ("2026-11-23", 6, "2027-05-23"), ("2026-11-23", 1, "2026-12-23"), ("2026-12-01", 1, "2027-01-01"),
    ("2026-08-31", 1, "2026-09-30"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("9999-12-31", 12, "9999-12-31"),
]  # fmt: skip
WORDS = "title: Fair\npublisher: {unreviewed: Not yet reviewed by an expert}\n"
REVIEWED = SITE | {"content/site.yaml": WORDS, A: article(more="reviewed: 2026-05-23\nreview-every: 6\n")}
"""An article that is due on 2026-11-23."""


@pytest.mark.parametrize(("reviewed", "months", "due"), DUE)
def test_months_after(reviewed: str, months: int, due: str) -> None:
    """The same day of the month, or its last one."""
    assert months_after(datetime.date.fromisoformat(reviewed), months) == datetime.date.fromisoformat(due)


def footer(root: Path) -> str:
    """The foot of the article as it is built."""
    assert run_builder(root, "build").exit_code == 0
    found = re.search(r"<footer class=\"article.*?</footer>", (root / "site/decide/a/index.html").read_text(), re.S)
    assert found
    return found[0]


def test_page_says_when_its_review_is_due(tmp_path: Path) -> None:
    """A commit on the day itself is not late yet; with one of the day after, readers are told so."""
    in_time = footer(make(tmp_path / "in-time", [Commit("2026-11-23T23:59:59", REVIEWED)]))
    assert "Not yet reviewed by an expert" in in_time
    assert 'Next review due: <time datetime="2026-11-23">' in in_time
    late = footer(make(tmp_path / "late", [Commit("2026-11-24T00:00:00", REVIEWED)]))
    assert 'The next review was due: <time datetime="2026-11-23">' in late
    assert "may be out of date" in late


@pytest.mark.parametrize(("day", "warned"), [("2026-11-23", False), ("2026-11-24", True), ("2027-11-23", True)])
def test_editors_are_told_on_the_real_day(
    day: str, warned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long ago the newest commit was."""
    root = make(tmp_path / "kb", [Commit("2026-05-23", REVIEWED)])
    set_day(monkeypatch, day)
    for command in ("check", "build"):
        done = run_builder(root, command)
        assert done.exit_code == 0
        assert ("warning[overdue-review]" in done.stdout + done.stderr) == warned


def test_same_commit_gives_the_same_bytes_a_year_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its history; the day that is set, or the clock, changes warnings alone."""
    monkeypatch.delenv("BUILDER_NO_HISTORY")
    notes = "changes:\n  - {date: 2026-05-24, note: A note.}\n"
    files = REVIEWED | {A: str(REVIEWED[A]).replace("---\nText", f"{notes}---\nText")}
    root = make(tmp_path / "kb", [Commit("2026-05-23", REVIEWED), Commit("2026-05-24", files)])
    built = []
    for day in ("2026-05-24", "2027-05-24"):
        set_day(monkeypatch, day)
        assert run_builder(root, "build", "--base-url", "https://example.org/").exit_code == 0
        built.append(read_files(root / "site"))
    assert len(built[0]) > 10
    assert built[0] == built[1]


def test_without_git_no_page_depends_on_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also without the program; editors are still warned."""
    write_files(tmp_path, {**REVIEWED})
    set_day(monkeypatch, "2027-11-23")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit_day(tmp_path) is None
    assert "Next review due" in footer(tmp_path)
    assert "warning[overdue-review]" in run_builder(tmp_path, "check").stdout
    monkeypatch.setenv("PATH", "")
    assert commit_day(tmp_path) is None


def test_day_of_the_newest_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In UTC, whatever the environment says."""
    root = make(tmp_path / "kb", [Commit("2025-01-01T23:59:59", SITE)])
    set_day(monkeypatch, "2026-11-23")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert commit_day(root) == datetime.date(2025, 1, 1)
