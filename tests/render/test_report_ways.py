"""The ways to report a mistake: in the foot of every page, and in full on the page about corrections."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from builder.build import build
from builder.render.options import Options
from builder.render.report_ways import report_ways
from builder.site import Publisher
from tests.knowledge_bases import write_files

ISSUES = "https://example.org/new?title={title}&body={body}"
PUBLISHER = Publisher(email="us+fix@example.org", issues=ISSUES)
PAGES = {
    "content/articles/about/corrections.md": "---\ntitle: Corrections\nsummary: How we mend.\n---\nWe mend.\n",
    "content/articles/about/other.md": '---\ntitle: Pay & "hours"\nsummary: Another page.\n---\nWords.\n',
}


def test_what_is_filled_in() -> None:
    """The title and the address of the page, whatever signs they hold; the reader's own words stay empty."""
    ways = report_ways(PUBLISHER, "50 % & more?", "https://site.example/go/")
    mail, issue = urlsplit(ways.email), urlsplit(ways.issue)
    assert ("mailto", "us+fix@example.org") == (mail.scheme, mail.path.replace("%2B", "+"))
    for query, names in ((mail.query, ("subject", "body")), (issue.query, ("title", "body"))):
        filled = parse_qs(query)
        assert ["Correction: 50 % & more?"] == filled[names[0]]
        assert filled[names[1]][0].startswith("Page: https://site.example/go/\n")


def test_nothing_where_nobody_is_named() -> None:
    """No address is made up."""
    ways = report_ways(Publisher(), "Title", "https://site.example/")
    assert ("", "") == (ways.email, ways.issue)


def test_the_pages(tmp_path: Path) -> None:
    """The foot of each page leads to all ways; the page about corrections names them, and warns of the public one."""
    named = f"name: A & B, email: us@example.org, issues: '{ISSUES}', corrections: articles/about/corrections.md"
    publisher = f"publisher: {{{named}}}"
    write_files(
        tmp_path, {"content/site.yaml": f"title: Test\nbase-url: https://site.example/\n{publisher}\n", **PAGES}
    )
    assert build(tmp_path, tmp_path / "site", Options()).ok
    other = (tmp_path / "site/about/other/index.html").read_text("utf-8")
    foot = other[other.index('<footer class="site-footer">') :]
    assert "Published by A &amp; B." in foot
    assert 'href="mailto:us@example.org?subject=Correction%3A%20Pay%20%26%20%22hours%22&amp;body=' in foot
    assert 'href="../corrections/"' in foot
    assert "How to tell us" not in other
    page = (tmp_path / "site/about/corrections/index.html").read_text("utf-8")
    assert '<a href="mailto:us@example.org">us@example.org</a>' in page
    assert "Everyone can read it" in page


def test_a_publisher_nobody_can_reach(tmp_path: Path) -> None:
    """The page about corrections says so; the foot leads to it and to nothing else."""
    settings = "title: Test\npublisher: {corrections: articles/about/corrections.md}\n"
    write_files(tmp_path, {"content/site.yaml": settings, **PAGES})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    page = (tmp_path / "site/about/corrections/index.html").read_text("utf-8")
    assert "has not named a way to reach them yet" in page
    assert "mailto:" not in page
    assert "How we correct mistakes" in (tmp_path / "site/about/other/index.html").read_text("utf-8")
