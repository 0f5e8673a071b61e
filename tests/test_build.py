"""The spine: a build, a check and a release find the same problems, also those that only rendering shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build, find_problems
from builder.problems import Location
from builder.render.options import Options
from tests.history.pages import SITE, A, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder, write_files

WITHDRAWN = "withdrawn:\n  - {page: articles/decide/a.md, version: 2020-01-01, date: 2026-11-21, reason: Wrong.}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed knowledge base without a mistake, of which the history is read."""
    monkeypatch.delenv("BUILDER_NO_HISTORY")
    base = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article("One.")})])
    git(base, "config", "user.name", "Editor")
    git(base, "config", "user.email", "editor@example.org")
    return base


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>\n{{ nonsense }}", 2, "'nonsense' is undefined"),
        ("<p>\n\n{% if page.titel %}x{% endif %}", 3, "'builder.render.page.Page object' has no attribute 'titel'"),
        ("{% for one in sections %}\n{{ one.slog }}\n{% endfor %}", 2, "has no attribute 'slog'"),
    ],
)
def test_undefined_names_in_templates(root: Path, text: str, line: int, said: str) -> None:
    """A check finds names that a template is not given, with the line, as a build does."""
    write_files(root, {"templates/404.html": text})
    (problem,) = find_problems(root, Options())
    assert problem.where == Location("templates/404.html", line)
    assert said in problem.message
    assert [problem] == build(root, root / "site", Options()).problems
    checked = run_builder(root, "check", "--format", "concise")
    assert (1, True) == (checked.exit_code, f"templates/404.html:{line}:1: error[template]" in checked.stdout)
    assert run_builder(root, "check", "--no-own-templates").exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "check"),
    [
        (A, article("[Nowhere](nowhere.md)."), "broken-link"),
        ("content/site.yaml", SITE["content/site.yaml"] + WITHDRAWN, "unknown-version"),
        ("templates/404.html", "{{ nonsense }}", "template"),
    ],
)
def test_a_release_is_refused_where_a_build_would_be(root: Path, file: str, text: str, check: str) -> None:
    """An error in the content, in the history or in a template: all three commands name it, and no tag is made."""
    write_files(root, {file: text})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Break")
    release = run_builder(root, "release", "v1", "--note", "x")
    assert f"error[{check}]" in release.stderr
    assert release.stderr.endswith("No tag was made.\n")
    assert git(root, "tag") == ""
    checked, built = run_builder(root, "check"), run_builder(root, "build")
    assert f"error[{check}]" in checked.stdout
    assert built.stderr.startswith(checked.stdout)
    assert release.stderr.startswith(checked.stdout)
    assert [release.exit_code, checked.exit_code, built.exit_code] == [1, 1, 1]


def test_a_release_can_leave_out_templates(root: Path) -> None:
    """Templates of a knowledge base are code, which `--no-own-templates` leaves out."""
    write_files(root, {"templates/404.html": "{{ nonsense }}"})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Break")
    assert run_builder(root, "release", "v1", "--note", "x", "--no-own-templates", "--dry-run").exit_code == 0


def test_a_build_shows_all_problems_at_once(root: Path) -> None:
    """An error in the content does not hide one in the history."""
    write_files(
        root, {A: article("[Nowhere](nowhere.md)."), "content/site.yaml": SITE["content/site.yaml"] + WITHDRAWN}
    )
    built = build(root, root / "site", Options(history=True))
    assert {"broken-link", "unknown-version"} <= {problem.check for problem in built.problems}
    assert not built.ok
