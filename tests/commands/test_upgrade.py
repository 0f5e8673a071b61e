"""`builder upgrade`: a knowledge base's copies become those of the program that is installed."""

from __future__ import annotations

from pathlib import Path

from builder.commands.upgrade import current_files
from tests.knowledge_bases import read_files, run_builder, write_files


def test_copies_are_brought_up_to_date(tmp_path: Path) -> None:
    """Those that are old or missing are written and named; a second time there is nothing to write; all else stays."""
    mine = {"content/site.yaml": "title: Mine\n", "requirements.txt": "mine\n"}
    write_files(tmp_path, {**mine, "constraints.txt": "click==8.0.0\n"})
    done = run_builder(tmp_path, "upgrade")
    said = done.stdout.splitlines()
    assert (done.exit_code, said) == (0, [*(f"Wrote {name}" for name in current_files()), said[-1]])
    assert said[-1] == "Next: pip install --require-hashes --requirement constraints.txt"
    expected = {name: text.encode() for name, text in (mine | current_files()).items()}
    assert read_files(tmp_path) == expected
    assert run_builder(tmp_path, "upgrade").stdout.splitlines() == said[-1:]


def test_elsewhere_it_writes_nothing(tmp_path: Path) -> None:
    """A missing content, and unknown words, are wrong usage."""
    (tmp_path / "empty").mkdir()
    assert run_builder(tmp_path / "empty", "upgrade").exit_code == 2
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n"})
    assert run_builder(tmp_path, "upgrade", "now").exit_code == 2
    assert read_files(tmp_path).keys() == {"empty", "content/site.yaml"}
