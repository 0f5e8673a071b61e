"""The direction of a language goes by its script, or by its code."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.text.direction import direction
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"), ("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("ur", "rtl"), ("ur-Latn", "ltr"),
        ("az-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("pa", "ltr"), ("de-1996", "ltr"),
    ],
)  # fmt: skip
def test_direction(language: str, expected: str) -> None:
    """A script that the tag names decides; a region or a year is none."""
    assert direction(language) == expected


@pytest.mark.parametrize(("language", "expected"), [("he", "rtl"), ("en-GB", "ltr")])
def test_each_page_has_it(tmp_path: Path, language: str, expected: str) -> None:
    """Pages and redirects alike, from the language in site.yaml; an outcome that a page fetches takes its own."""
    site = f"title: T\nlanguage: {language}\n"
    article = ARTICLE.replace("---\n", "---\naliases: [old/go]\n", 1)
    root = write_files(tmp_path, {"content/site.yaml": site, "content/articles/decide/go.md": article})
    assert run_builder(root, "build", "--no-search").exit_code == 0
    pages = [data.decode() for name, data in read_files(root / "site").items() if name.endswith(".html")]
    assert len(pages) > 4
    assert all(f'<html lang="{language}" dir="{expected}">' in page for page in pages)
