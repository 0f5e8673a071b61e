"""The three commands, and what they say."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.run.programs import record_runs


@pytest.mark.parametrize("arguments", [[], ["deploy"]])
def test_wrong_usage_names_the_commands(
    run: ModuleType, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No command, or one that does not exist, is exit code 2 and the usage on standard error."""
    assert run.main(arguments) == 2
    assert capsys.readouterr() == ("", run.USAGE)


def test_help_is_the_usage(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` is no mistake."""
    assert run.main(["--help"]) == 0
    assert capsys.readouterr() == (run.USAGE, "")


def test_tests_come_last(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lint, format, types, then pytest with the extra arguments and the browser."""
    monkeypatch.setattr(run, "chromium", lambda: "/bin/chromium")
    monkeypatch.setattr(run, "has_room", lambda folder: False)
    commands = record_runs(run, monkeypatch)
    assert run.main(["test", "-x", "-k", "flows"]) == 0
    assert [command[1] for command in commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert commands[-1] == ["-m", "pytest", *run.ALL_PROCESSORS, "-x", "-k", "flows", "CHROMIUM=/bin/chromium"]


def test_tests_write_to_memory(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If there is room, and nobody has chosen another place; what failed can be looked at afterwards."""
    monkeypatch.setattr(run, "chromium", lambda: "/bin/chromium")
    monkeypatch.setattr(run, "MEMORY", tmp_path)
    monkeypatch.setattr(run, "ROOM", 1)
    monkeypatch.delenv("TMPDIR", raising=False)
    commands = record_runs(run, monkeypatch)
    assert run.main(["test", "-x"]) == 0
    settings = ["CHROMIUM=/bin/chromium", f"TMPDIR={tmp_path}"]
    assert commands[-1] == ["-m", "pytest", *run.ALL_PROCESSORS, *run.KEEP_FAILED, "-x", *settings]
    monkeypatch.setattr(run, "ROOM", 10**18)
    assert not run.has_room(tmp_path)
    monkeypatch.setattr(run, "ROOM", 1)
    assert not run.has_room(tmp_path / "missing")
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    assert not run.has_room(tmp_path)


@pytest.mark.parametrize(("fails", "started"), [("check", 1), ("format", 2), ("mypy", 3), ("pytest", 4)])
def test_first_failure_stops(run: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str, started: int) -> None:
    """The exit code is the one of what failed, and nothing is started after it."""
    monkeypatch.setattr(run, "chromium", lambda: "/bin/chromium")
    commands = record_runs(run, monkeypatch, fails)
    assert run.main(["test"]) == 7
    assert len(commands) == started


def test_build_says_how_to_look(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a build, the preview and the plain server are named with the folder that was written."""
    commands = record_runs(run, monkeypatch)
    assert run.main(["build", "--base-url", "https://example.org/", "--out=public"]) == 0
    assert commands == [["-m", "builder", "build", "--base-url", "https://example.org/", "--out=public"]]
    said = capsys.readouterr().out
    assert "python3 run.py serve" in said
    assert "python3 -m http.server --directory public" in said


def test_build_that_fails_or_helps_says_no_more(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to look at then."""
    record_runs(run, monkeypatch, fails="--strange")
    assert run.main(["build", "--strange"]) == 7
    assert run.main(["build", "--help"]) == 0
    assert capsys.readouterr().out == ""


def test_serve_is_the_preview(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` hands its options on."""
    commands = record_runs(run, monkeypatch)
    assert run.main(["serve", "--open"]) == 0
    assert commands == [["-m", "builder", "serve", "--open"]]
