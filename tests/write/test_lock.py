"""Builds into one folder write one after another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.write import lock
from builder.write.lock import alone_in
from builder.write.write_site import write_site
from tests.knowledge_bases import ARTICLE, run_builder, write_files

HOLD = """
import sys, time
from builder.write.lock import alone_in
with alone_in(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_build_waits_for_another(tmp_path: Path) -> None:
    """And writes when that is done, or has been killed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lock, "WAIT", 0.1)
            with pytest.raises(TimeoutError, match="another build is writing there"):
                write_site({"index.html": b""}, tmp_path / "site")
        assert list(tmp_path.iterdir()) == []
        other.kill()
        write_site({"index.html": b""}, tmp_path / "site")
    with alone_in(tmp_path) as alone:
        assert alone


def test_a_build_that_waits_in_vain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so after a while."""
    root = write_files(tmp_path, {"kb/content/site.yaml": "title: A\n", "kb/content/articles/a/b.md": ARTICLE}) / "kb"
    monkeypatch.setattr(lock, "WAIT", 0.1)
    with alone_in(root):
        built = run_builder(root, "build")
    assert built.exit_code == 1
    assert "another build is writing there" in built.stderr
    assert "wait until it is done, or end it" in built.stderr


def test_a_folder_that_cannot_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing beside the site is deleted, since another build may be at work there."""

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    (tmp_path / "site.new-abcd_123").mkdir()
    write_site({"index.html": b""}, tmp_path / "site")
    assert sorted(child.name for child in tmp_path.iterdir()) == ["site", "site.new-abcd_123"]
