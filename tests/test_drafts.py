"""Drafts: nowhere without `--drafts`, and marked with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.serve.preview import Preview
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files

DRAFT = "---\ntitle: Secret plan\nsummary: Not yet.\ntags: [x]\ndraft: true\n---\nSome <b>text</b>.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published article, one that is not, with a mistake in it, and a section of its own for another."""
    sound = DRAFT.replace("<b>text</b>", "text")
    return write_files(tmp_path, {
        "content/site.yaml": "title: Test\nbase-url: https://example.org/\n",
        "content/articles/decide/go.md": ARTICLE.replace("---\nText", "tags: [x]\n---\nText"),
        "content/articles/decide/plan.md": sound,
        "content/articles/later/plan.md": sound,
    })  # fmt: skip


def test_left_out(root: Path) -> None:
    """No page, no entry in a list, the sitemap or what to read next, and no section of drafts alone."""
    built = run_builder(root, "build")
    assert built.exit_code == 0, built.output
    site = read_files(root / "site")
    assert not {file for file in site if "plan" in file or file.startswith("later")}
    assert not {file for file, data in site.items() if b"Secret" in data or b"later/" in data}


def test_shown_on_demand(root: Path) -> None:
    """Marked on the page and in lists, and hidden from search engines."""
    assert run_builder(root, "build", "--drafts").exit_code == 0
    site = {file: data.decode() for file, data in read_files(root / "site").items() if file.endswith(("html", "xml"))}
    page = site["decide/plan/index.html"]
    assert '<p class="draft-banner"><strong>Draft.</strong>' in page
    assert '<meta name="robots" content="noindex">' in page
    for lists in ("index.html", "decide/index.html"):
        assert 'Secret plan</a> <strong class="draft">Draft</strong>' in site[lists]
    assert "plan" not in site["sitemap.xml"]
    assert "later" not in site["sitemap.xml"]


def test_mistakes_in_a_draft_wait(root: Path) -> None:
    """Unfinished pages stop nothing, until they are asked for."""
    write_files(root, {"content/articles/decide/plan.md": DRAFT})
    assert run_builder(root, "check").exit_code == 0
    checked = run_builder(root, "check", "--drafts")
    assert checked.exit_code == 1
    assert "content/articles/decide/plan.md:7:6: error[html]" in checked.stdout


def test_link_between_drafts(root: Path) -> None:
    """A draft may lead to another; a published page only with --drafts."""
    write_files(root, {"content/articles/decide/plan.md": DRAFT.replace("<b>text</b>", "[it](../later/plan.md)")})
    assert run_builder(root, "check").exit_code == 0
    assert run_builder(root, "check", "--drafts").exit_code == 0


def test_in_a_preview(root: Path, tmp_path: Path) -> None:
    """The same choice as for a build."""
    for drafts in (False, True):
        preview = Preview(root, tmp_path / f"preview-{drafts}", "http://localhost/", str, build, drafts=drafts)
        assert ("decide/plan/index.html" in preview.rebuild().live.files) == drafts
