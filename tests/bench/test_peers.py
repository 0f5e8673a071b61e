"""Other generators to compare with: a clear message if one is missing, and none of it in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import install_peers

BENCH = Path(install_peers.__file__).resolve().parent


def test_missing_npm_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is installed or built."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"Eleventy needs node and npm: install Node\.js"):
        install_peers.eleventy()


def test_peers_are_kept_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the user's cache, in a folder named after the version; what is there is not installed again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    binary = tmp_path / f"attend-or-cancel-bench/hugo-{install_peers.HUGO}/hugo/binaries/hugo"
    binary.parent.mkdir(parents=True)
    binary.touch()
    assert install_peers.hugo() == binary


def test_nothing_of_a_peer_is_in_the_project() -> None:
    """Only our own settings and templates for them."""
    files = {str(file.relative_to(BENCH)) for part in ("hugo", "eleventy") for file in (BENCH / part).rglob("*.*")}
    assert {Path(file).suffix for file in files} == {".html", ".yaml", ".njk", ".mjs"}
    assert not [file for file in files if "node_modules" in file]
