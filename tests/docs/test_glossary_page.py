"""The promises of glossary.md: every key is explained, and its example is sound."""

from __future__ import annotations

import re
from pathlib import Path

from builder.build import build
from builder.load import glossary
from builder.render.options import Options
from docs.pages import doc_page
from tests.knowledge_bases import run_builder, write_files

PAGE = doc_page("glossary").read_text("utf-8")


def example(language: str) -> str:
    """The one example in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_every_key_is_explained() -> None:
    """In the order in which the program knows them."""
    assert tuple(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == glossary.KEYS
    assert f"at most {glossary.TERM_LIMIT} characters" in PAGE


def test_example(tmp_path: Path) -> None:
    """It has no mistake, and readers see the words in the text."""
    root = write_files(tmp_path, {
        "content/site.yaml": "title: Test\n",
        "content/sources.yaml": "benefit-law: {title: Seen, grade: A}\n",
        "content/glossary.yaml": example("yaml"),
        "content/articles/decide/go.md": f"---\ntitle: Go\nsummary: When to go.\n---\n{example('markdown')}",
    })  # fmt: skip
    assert run_builder(root, "check").stdout == "no problems\n"
    assert build(root, tmp_path / "site", Options()).ok
    html = (tmp_path / "site/decide/go/index.html").read_text("utf-8")
    text = re.sub("<[^>]*>", "", re.sub("<span class=.means.*?</span>", "", html))
    assert "You may be sanctioned if you cancel. Then ask for a mandatory reconsideration." in text
