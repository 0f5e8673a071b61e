"""The promises of help-services.md: every key is explained, and its example is sound."""

from __future__ import annotations

import re
from pathlib import Path

from builder.build import build
from builder.load import help_services
from builder.render.options import Options
from docs.pages import doc_page
from tests.knowledge_bases import run_builder, write_files

PAGE = doc_page("help-services").read_text("utf-8")


def example(language: str) -> str:
    """The one example in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_every_key_is_explained() -> None:
    """In the order in which the program knows them."""
    assert tuple(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == help_services.KEYS


def test_example(tmp_path: Path) -> None:
    """It has no mistake, and readers see what the page says."""
    sources = "".join(f"{key}: {{title: Seen, grade: A}}\n" for key in ("emergency-sms", "samaritans-shout"))
    root = write_files(tmp_path, {
        "content/site.yaml": "title: Test\n",
        "content/sources.yaml": sources,
        "content/help.yaml": example("yaml"),
        "content/articles/decide/go.md": f"---\ntitle: Go\nsummary: When to go.\n---\n{example('markdown')}",
    })  # fmt: skip
    assert run_builder(root, "check").stdout == "no problems\n"
    assert build(root, tmp_path / "site", Options()).ok
    html = (tmp_path / "site/decide/go/index.html").read_text("utf-8")
    assert "Samaritans: 116 123, jo@example.org" in re.sub("<[^>]*>", "", html)
    listed = (tmp_path / "site/help-services/index.html").read_text("utf-8")
    assert listed.index("Emergency services (UK)") < listed.index("Someone to talk to") < listed.index("Day and night")
