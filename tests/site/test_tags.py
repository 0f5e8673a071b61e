"""Tags that look like one, and what a tag is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.site.tags import tags_of
from tests.knowledge_bases import write_files


def tagged(folder: Path, *pages: list[str], site: str = "title: T\n") -> Path:
    """A knowledge base with an article for each list of tags."""
    files = {
        f"content/articles/decide/page-{number}.md": f"---\ntitle: Page {number}\nsummary: S.\n"
        f"tags: {json.dumps(tags, ensure_ascii=False)}\n---\nText.\n"
        for number, tags in enumerate(pages)
    }
    return write_files(folder, {"content/site.yaml": site, **files})


SIMILAR = [
    ("scam", "scams"), ("Salary", "salaries"), ("job search", "jobsearch"), ("e-mail", "email"),
    ("interview", "interveiw"), ("cancelling", "canceling"), ("practice", "practise"), ("Références", "reference"),
]  # fmt: skip
DIFFERENT = [("pay", "day"), ("remote", "remove"), ("part 1", "part 2"), ("bus", "bu"), ("stress", "stres"),
             ("interview-2025", "interview-2026"), ("deciding", "decisions")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_similar(one: str, other: str, tmp_path: Path) -> None:
    """An ending for several, joined words, one letter: the rarer tag is the one that is warned of."""
    _, problems = read_and_check(tagged(tmp_path, [other], [one], [one]))
    assert [(p.check, p.where.file) for p in problems] == [("similar-tags", "content/articles/decide/page-0.md")]
    assert f"write `{one}`" in problems[0].fix


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str, tmp_path: Path) -> None:
    """Short words, and numbers, are what they are."""
    assert read_and_check(tagged(tmp_path, [one], [other]))[1] == []


def test_both_are_meant(tmp_path: Path) -> None:
    """Naming both in site.yaml ends the warning."""
    site = "title: T\ntags:\n  practice: {title: Practice}\n  practise: {title: To practise}\n"
    assert read_and_check(tagged(tmp_path, ["practice"], ["practise"], site=site))[1] == []


def test_titles(tmp_path: Path) -> None:
    """As site.yaml says, else as most pages write it; a small letter in front becomes a capital one."""
    site = "title: T\ntags:\n  money: {title: Money and time, summary: What it costs}\n"
    root = tagged(tmp_path, ["money", "job scam", "eBay"], ["job scam"], ["Job-Scam"], site=site)
    tags = tags_of(read_and_check(root)[0])
    assert [(tag.slug, tag.title, len(tag.entries)) for tag in tags.values()] == [
        ("ebay", "eBay", 1), ("job-scam", "Job scam", 3), ("money", "Money and time", 1),
    ]  # fmt: skip
