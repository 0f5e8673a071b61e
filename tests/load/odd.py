"""A sound knowledge base with something odd in it, and what is said of that."""

from __future__ import annotations

from pathlib import Path

from tests.knowledge_bases import ARTICLE, run_builder, write_files

SITE = "title: Test site\n"


FILE = "content/articles/decide/go.md"


def knowledge_base(root: Path, **files: str | bytes) -> Path:
    """A sound knowledge base of one article, with these files in it or in place of its own."""
    return write_files(root, {"content/site.yaml": SITE, FILE: ARTICLE, **files})


def problems(root: Path) -> str:
    """The output of the check, without its last line, which counts."""
    text = run_builder(root, "check").stdout
    return text.rpartition("\n\n")[0]
