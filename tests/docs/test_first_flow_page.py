"""first-flow.md can be followed: each file is written and each command run, in the order of the page."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from builder.commands.main import main
from docs.first_day import FLOW_PAGE as PAGE
from docs.first_day import Newcomer
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.knowledge_bases import run_builder

SLUG = "apply-or-not"
MOST_WORDS = 1_200


def typed(line: str, numbers: str, folder: Path) -> str:
    """Type a command in a folder, with the numbers that answer its questions; what it says."""
    if line == "builder init advice":
        assert init(folder / "advice").exit_code == 0
        return ""  # its answer names the program, which differs
    name, *words = line.split()
    assert name == "builder"
    return CliRunner().invoke(main, ["--root", str(folder), *words], input=numbers, catch_exceptions=False).output


def test_page_can_be_followed(golden: Golden, tmp_path: Path) -> None:
    """Every answer on the page is the one that comes, and the flow it ends with is published."""
    root = tmp_path / "advice"
    newcomer = Newcomer(tmp_path, typed)
    newcomer.flow = root / "content/flows" / SLUG
    golden(PAGE, newcomer.follow(PAGE.read_text("utf-8")))
    assert newcomer.folder == root
    assert run_builder(root, "build").exit_code == 0
    assert "Should I apply for this job?" in (root / "site/index.html").read_text("utf-8")
    flow = (root / f"site/flows/{SLUG}/index.html").read_text("utf-8")
    assert "Would you take it?" in flow


def test_lesson_of_the_page() -> None:
    """It shows a gap with its example, and a law that is broken, with a witness, and then kept."""
    text = PAGE.read_text("utf-8")
    for shown in ("error[unknown-target]", "error[gap]: 3", "error[broken-law]", "checked: 1 law, 3 scenarios"):
        assert text.count(shown) == 1, shown
    assert text.count("\nno problems\n") == 1


def test_length() -> None:
    """Short enough for a quarter of an hour, with its files and answers."""
    assert len(PAGE.read_text("utf-8").split("---\n", 2)[2].split()) < MOST_WORDS
