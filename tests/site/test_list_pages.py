"""Links to the files of lists: they lead to the pages that show them, and no key may name such a file."""

from __future__ import annotations

from pathlib import Path

from builder.build import build, read_and_check
from builder.render.options import Options
from tests.knowledge_bases import write_files

ARTICLE = (
    "---\ntitle: Go\nsummary: Go.\n---\n[whom you can ask](../../help.yaml), [all sources](../../sources.yaml) [@a]\n"
)
HELP = "line: {name: A line, telephone: 999, countries: [UK], source: a}\n"
FILES: dict[str, str | bytes] = {
    "content/site.yaml": "title: Test\n",
    "content/articles/decide/go.md": ARTICLE,
    "content/help.yaml": HELP,
    "content/sources.yaml": "a: {title: A, grade: D}\n",
}


def test_links_lead_to_the_lists(tmp_path: Path) -> None:
    """As relative addresses, like all others."""
    write_files(tmp_path, FILES)
    assert build(tmp_path, tmp_path / "site", Options()).ok
    page = (tmp_path / "site/decide/go/index.html").read_text("utf-8")
    assert '<a href="../../help-services/">whom you can ask</a>' in page
    assert '<a href="../../sources/">all sources</a>' in page


def test_no_list_without_entries(tmp_path: Path) -> None:
    """An empty file has no page."""
    write_files(tmp_path, {**FILES, "content/help.yaml": ""})
    _, problems = read_and_check(tmp_path)
    assert [("broken-link", 1 + 4)] == [(each.check, each.where.line) for each in problems if "help" in each.message]


def test_a_list_is_no_page_to_name(tmp_path: Path) -> None:
    """It has no title of its own that a key could show."""
    write_files(tmp_path, {**FILES, "content/site.yaml": "title: Test\ngrades: help.yaml\n"})
    _, problems = read_and_check(tmp_path)
    messages = [each.message for each in problems if each.check == "broken-link"]
    assert ["`help.yaml` is no page that somebody wrote"] == messages
