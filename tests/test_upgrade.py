"""`python -m builder.upgrade`: a knowledge base's copies become those of the program that is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.upgrade import current_files, main
from tests.knowledge_bases import read_files, write_files


def test_copies_are_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that are old or missing are written and named; a second time there is nothing to write; all else stays."""
    mine = {"content/site.yaml": "title: Mine\n", "requirements.txt": "mine\n"}
    monkeypatch.chdir(write_files(tmp_path, {**mine, "constraints.txt": "click==8.0.0\n"}))
    assert main([]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [*(f"Wrote {name}" for name in current_files()), said[-1]]
    assert said[-1] == "Next: pip install --require-hashes --requirement constraints.txt"
    expected = {name: text.encode() for name, text in (mine | current_files()).items()}
    assert read_files(tmp_path) == expected
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == said[-1:]


def test_elsewhere_it_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no content, and with words that it does not know: wrong usage."""
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    (tmp_path / "content").mkdir()
    assert main(["--help"]) == 2
    assert capsys.readouterr().err.count("usage: python -m builder.upgrade") == 2
    assert [child.name for child in tmp_path.iterdir()] == ["content"]
