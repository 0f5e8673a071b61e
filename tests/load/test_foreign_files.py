"""Names that other programs give to files, each with advice that leads to the right place."""

from __future__ import annotations

import pytest

from builder.load.foreign_files import (
    folder_in_a_section,
    in_no_section,
    is_for_editors,
    misnamed_article,
    no_part,
    not_an_article,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "README.md": True, "Readme.md": True, "readme.md": True, "LICENSE": True, "CONTRIBUTING.md": True,
        "notes.md": False, "security.md": False, "README-first.md": False, "CRISIS.md": False,
    }.items(),
)  # fmt: skip
def test_files_for_editors(name: str, expected: bool) -> None:
    """In capitals; the same word in small letters may be a subject, but `readme` is none."""
    assert is_for_editors(name) == expected
    assert (misnamed_article(name, "decide") is not None) == expected
    assert (in_no_section(name, "move it") != "move it") == expected


@pytest.mark.parametrize("name", ["index.md", "_index.md"])
def test_page_of_a_section(name: str) -> None:
    """The section's words have a place, which is shown with the section's own name."""
    message, fix = misnamed_article(name, "decide") or ("", "")
    assert message == f"{name} would be one more article, not the page of the section"
    assert "`sections: {decide: {title: …, summary: …}}`" in fix


@pytest.mark.parametrize(
    ("name", "begins"),
    {"a.markdown": "if it is an article", "a.HTML": "convert", "a.ipynb": "convert", "nav.yml": "remove it"}.items(),
)
def test_other_endings(name: str, begins: str) -> None:
    """Markdown by another name is renamed, a document is converted, settings are written elsewhere."""
    assert not_an_article(name)[1].startswith(begins)


def test_folders() -> None:
    """The bundle of one article is named as one; a folder of images is sent to the articles that show them."""
    assert folder_in_a_section("first", ["a.png", "index.md"]).startswith("move first/index.md to first.md")
    assert (
        folder_in_a_section("first", ["a.png"]) == "move its files into the section's folder; sections hold no folders"
    )
    assert no_part("images", (), image=False) == no_part("a.png", (), image=True)
    assert no_part("posts", (), image=False).startswith("move it elsewhere")
