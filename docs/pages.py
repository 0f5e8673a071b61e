"""The pages of the documentation by name, wherever they are in `docs/content/`."""

from __future__ import annotations

from pathlib import Path

ARTICLES = Path(__file__).resolve().with_name("content") / "articles"


def doc_page(name: str) -> Path:
    """The file of a page, such as `markdown`. Raises `ValueError` if there is none, or more than one."""
    (file,) = ARTICLES.glob(f"*/{name}.md")
    return file
