"""The browser of the tests: found, or installed."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.run.programs import record_runs, write_program


def test_browser_of_the_environment_counts_first(
    run: ModuleType, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$CHROMIUM is taken before anything on the PATH."""
    write_program(programs / "chromium")
    mine = write_program(tmp_path / "mine/chrome")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert run.chromium() == str(mine)


def test_browser_that_is_named_and_missing(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another browser than the one asked for is never taken instead."""
    write_program(programs / "chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")
    with pytest.raises(run.StopError, match="CHROMIUM is /nowhere/chrome"):
        run.chromium()


def test_browsers_are_looked_for_in_order(run: ModuleType, programs: Path) -> None:
    """Chromium by its two names, then Google's."""
    for name in ("google-chrome", "chromium-browser", "chromium"):
        browser = write_program(programs / name)
        assert run.chromium() == str(browser)


def test_missing_browser_names_the_package(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to install anything, the command is named."""
    write_program(programs / "apt-get", f"touch {programs}/called")
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.StopError, match=r"the package chromium.*sudo apt-get install chromium"):
        run.chromium()
    assert not (programs / "called").exists()


def test_root_installs_the_browser(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists are brought up to date, then the package is installed without a question."""
    script = f"""echo "$DEBIAN_FRONTEND $@" >> {programs}/called
if [ "$1" = install ]; then printf '#!/bin/sh\\n' > {programs}/chromium; /bin/chmod +x {programs}/chromium; fi"""
    write_program(programs / "apt-get", script)
    monkeypatch.setattr(run, "is_root", lambda: True)
    assert run.chromium() == str(programs / "chromium")
    assert (programs / "called").read_text() == "noninteractive update\nnoninteractive install -y chromium\n"


def test_installation_of_the_browser_that_fails(
    run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that cannot install it says what is missing, as exit code 2 and before anything is checked."""
    write_program(programs / "apt-get", "exit 100")
    monkeypatch.setattr(run, "is_root", lambda: True)
    commands = record_runs(run, monkeypatch)
    assert run.main(["test"]) == 2
    assert commands == [["update", "DEBIAN_FRONTEND=noninteractive"],
                        ["install", "-y", "chromium", "DEBIAN_FRONTEND=noninteractive"]]  # fmt: skip
