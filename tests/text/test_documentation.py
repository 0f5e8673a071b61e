"""The address of the documentation is one, and what the program names there exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from builder.check.ids import IDS
from builder.commands.main import main
from builder.commands.root import explained
from builder.problems import Location, Problem
from builder.text.documentation import DOCUMENTATION, documented
from docs.pages import ARTICLES
from tests.docs.test_docs import anchors
from tests.knowledge_bases import ROOT, run_builder

CALL = re.compile(r"documented\([\"']([^\"']+)[\"'](?:, [\"']([^\"']+)[\"'])?\)")


def test_one_address(tmp_path: Path) -> None:
    """In the metadata of the package, which pip shows, and at the end of the help."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"] == {"Documentation": DOCUMENTATION}
    assert run_builder(tmp_path, "--help").stdout.endswith(f"\n  Documentation: {DOCUMENTATION}\n")
    assert main.epilog


def test_pages_that_the_program_names_exist() -> None:
    """Those in the code, and those in the files of a new knowledge base."""
    named = []
    for file in sorted((ROOT / "builder").rglob("*.*")):
        if file.suffix in (".py", ".md", ".yaml", ".yml"):
            text = file.read_text("utf-8")
            named += CALL.findall(text)
            named += re.findall(rf"{re.escape(DOCUMENTATION)}([a-z-]+/[a-z-]+)/(?:#([a-z-]+))?", text)
    assert len(named) > 8
    assert [page for page, _ in named if not (ARTICLES / f"{page}.md").is_file()] == []
    assert [each for each in named if each[1] and each[1] not in anchors(ARTICLES / f"{each[0]}.md")] == []


def test_problems_are_explained() -> None:
    """One kind at its heading, several on the page; each kind has its heading."""
    some = [Problem(Location("a"), check, "m", "f") for check in ("gap", "gap", "broken-link")]
    assert explained(some[:2]) == f"Explained at {DOCUMENTATION}reference/problems/#gap"
    assert explained(some) == f"Explained at {documented('reference/problems')}"
    assert set(IDS) <= anchors(ARTICLES / "reference/problems.md")
