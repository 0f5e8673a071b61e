"""The promises of articles.md: every key is explained, and its example is an article."""

from __future__ import annotations

import re
from pathlib import Path

from builder.load import article, listing
from docs.pages import doc_page
from tests.docs.fences import examples
from tests.knowledge_bases import ARTICLE, run_builder, write_files

PAGE = doc_page("articles").read_text("utf-8")


MOVED = "---\ntitle: What to bring\nsummary: All of it.\n{}---\n## What to take along\n"


def test_every_key_is_explained() -> None:
    """In the order in which the program knows them; those that flows have too are in whole-site.md."""
    keys = tuple(key for key in article.KEYS if key not in listing.KEYS)
    assert tuple(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == keys


def test_example(tmp_path: Path) -> None:
    """It has no mistake."""
    example, anchors = examples("articles", "yaml")
    root = write_files(tmp_path, {
        "content/site.yaml": "title: Test\n",
        "content/articles/offers/ask.md": f"{example}Text.\n",
        "content/articles/offers/this-article.md": MOVED.format(anchors),
        "content/articles/decide/low-or-hidden-pay.md": f"{ARTICLE}\n## Ask for it\n",
        "content/articles/decide/unsure-about-the-job.md": ARTICLE,
    })  # fmt: skip
    assert run_builder(root, "check").stdout == "no problems\n"
