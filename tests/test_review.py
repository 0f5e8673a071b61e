"""When a review is due, to the day."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import pytest

from builder.load.day import day_of, day_set
from builder.review import months_after
from tests.knowledge_bases import run_builder, write_files

DUE = [
    ("2026-11-23", 6, "2027-05-23"), ("2026-11-23", 1, "2026-12-23"), ("2026-12-01", 1, "2027-01-01"),
    ("2026-08-31", 1, "2026-09-30"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("9999-12-31", 12, "9999-12-31"),
]  # fmt: skip
REVIEWED = "---\ntitle: Go\nsummary: When to go.\nreviewed: 2026-05-23\nreview-every: 6\n---\nText.\n"


@pytest.mark.parametrize(("reviewed", "months", "due"), DUE)
def test_months_after(reviewed: str, months: int, due: str) -> None:
    """The same day of the month, or its last one."""
    assert months_after(datetime.date.fromisoformat(reviewed), months) == datetime.date.fromisoformat(due)


def footer(root: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The foot of an article that was due on 2026-11-23, built on some day."""
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    write_files(root, {"content/site.yaml": "title: Test\n", "content/articles/decide/go.md": REVIEWED})
    assert run_builder(root, "build").exit_code == 0
    found = re.search(r"<footer class=\"article.*?</footer>", (root / "site/decide/go/index.html").read_text(), re.S)
    assert found
    return found[0]


def test_page_says_when_its_review_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the day itself it is not late yet; the day after, readers are told so."""
    in_time = footer(tmp_path, "2026-11-23", monkeypatch)
    assert "Not yet reviewed by an expert" in in_time
    assert 'Next review due: <time datetime="2026-11-23">' in in_time
    late = footer(tmp_path, "2026-11-24", monkeypatch)
    assert 'The next review was due: <time datetime="2026-11-23">' in late
    assert "may be out of date" in late


def test_without_git_nothing_depends_on_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is never asked."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert day_of(tmp_path) is None
    monkeypatch.setenv("PATH", "")
    assert day_of(tmp_path) is None


@pytest.mark.parametrize("seconds", ["tomorrow", "1e9", "99999999999999999999"])
def test_day_that_is_none(seconds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is no time is wrong usage, as reproducible-builds.org asks."""
    (tmp_path / "content").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    checked = run_builder(tmp_path, "check")
    assert checked.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is `{seconds}`, which is not a number of seconds since 1970" in checked.stderr


def test_day_of_the_newest_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In UTC, unless the environment names another."""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-01-02T01:00:00+05:00")
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "First"]):
        subprocess.run([*git, *command], check=True)
    assert day_of(tmp_path) == day_set() == datetime.date(2026, 11, 23)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert day_of(tmp_path) == datetime.date(2025, 1, 1)
