"""Anchors of older versions that lead nowhere are named, and `anchors` says where they lead now.

Rooms: builder/check/history/open_past.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.check.history.open_past import open_past
from tests.history.pages import SITE, A, B, article
from tests.history.repositories import Commit, make
from tests.knowledge_bases import read_files, run_builder, write_files

OLD = "## The *old* words\n\nText.\n\n## Both\n\nText.\n\n```\n## No heading\n```"
NEW = "## New words\n\nText.\n\n## Both\n\nText."


def found(root: Path) -> list[str]:
    """The warnings about anchors."""
    site, problems = read_and_check(root)
    assert [problem for problem in problems if problem.check != "unfinished"] == []
    with open_past(root, site, history=True) as (_, old):
        return [problem.message for problem in old if problem.check == "lost-anchor"]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (article(NEW), "links to `#the-old-words` lead to no heading any more; the version 2026-11-20 had"),
        (article(NEW, more="anchors: {the-old-words: new-words}\n"), ""),
        (article(NEW, more="anchors: {the-old-words: a.md}\n"), ""),
        (article(NEW.replace("New words", "New words {#the-old-words}")), ""),
    ],
)
def test_a_heading_that_was_renamed(now: str, said: str, tmp_path: Path) -> None:
    """Long ago, too; until something says where its words are. What only looks like a heading is none."""
    commits = [Commit("2026-11-20", {**SITE, A: article(OLD)})]
    commits += [Commit(f"2026-11-2{day}", {A: now.replace("Text.", f"Text {day}.")}) for day in range(1, 8)]
    messages = found(make(tmp_path / "kb", commits))
    assert len(messages) == bool(said)
    assert all(said in message for message in messages)


def test_what_nobody_was_shown(tmp_path: Path) -> None:
    """Versions before `versions-from`, and withdrawn ones, had no readers to keep links."""
    commits = [Commit("2026-11-20", {**SITE, A: article(OLD)}), Commit("2026-11-21", {A: article(NEW)})]
    root = make(tmp_path / "kb", commits)
    assert len(found(root)) == 1
    site = SITE["content/site.yaml"]
    withdrawn = "withdrawn: [{page: articles/decide/a.md, version: 2026-11-20, date: 2026-11-21, reason: Wrong.}]\n"
    for more in ("versions-from: 2026-11-22\n", withdrawn):
        write_files(root, {"content/site.yaml": site + more})
        assert found(root) == []


def test_the_old_place_leads_to_the_new_one(tmp_path: Path) -> None:
    """To a heading or the top of the page, or to a line that leads to another page."""
    anchors = "anchors: {one: both, two: a.md, three: 'b.md#both'}\n"
    files = {**SITE, A: article(NEW, more=anchors), B: article(NEW, title="B")}
    assert run_builder(write_files(tmp_path, {**files}), "build").exit_code == 0
    page = read_files(tmp_path / "site")["decide/a/index.html"].decode()
    assert '<h2 id="both"><span class="former" id="one"></span>Both</h2>' in page
    assert '<span class="former" id="two"></span>' in page
    assert 'id="three">This part is on another page now: <a href="../b/#both">B</a></p>' in page


def test_naming_anchors_is_no_new_version(tmp_path: Path) -> None:
    """No reader sees it."""
    named = article(NEW, more="anchors:\n  old: new-words\n")
    root = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article(NEW)}), Commit("2026-11-21", {A: named})])
    site, _ = read_and_check(root)
    with open_past(root, site, history=True) as (past, _):
        assert past is not None
        page = past.history.page(A)
        assert page is not None
        assert len(page.versions) == 1
