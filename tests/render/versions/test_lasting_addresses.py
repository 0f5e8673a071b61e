"""No link out of an older version leads nowhere, and no address that was published once is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.crawl import dead_links
from tests.history.pages import FLOW, OUTCOME, PROSE, SITE, STAY, WHOLE_FLOW, A, B, article, flow, outcome
from tests.history.repositories import Commit, make
from tests.knowledge_bases import read_files, write_files

TO_FLOW = "[outcome](../../flows/pick/go.md) [flow](../../flows/pick/flow.yaml)"
ELSEWHERE = {
    "content/flows/new/flow.yaml": flow(),
    "content/flows/new/go.md": outcome(),
    "content/flows/new/stay.md": outcome("Stay."),
}
NO_FLOW = dict.fromkeys((FLOW, OUTCOME, STAY))


def published(root: Path, options: Options | None = None) -> dict[str, str]:
    """The pages of the site as they are published, by address; no link on them is dead."""
    site = root.parent / "site"
    assert build(root, site, options or Options("https://example.org/", history=True)).ok
    files = read_files(site)
    assert dead_links(files) == []
    return {name.removesuffix("index.html"): data.decode() for name, data in files.items() if name.endswith(".html")}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({FLOW: "format: 1\ntitle: ["}, {FLOW: flow(words="New.")}),
        ({OUTCOME: "---\ntitle: ["}, {OUTCOME: outcome()}),
        ({}, NO_FLOW),
    ],
    ids=["flow not to be read", "outcome not to be read", "flow gone"],
)
def test_links_to_outcomes_of_another_time(then: dict[str, str], now: dict[str, str | None], tmp_path: Path) -> None:
    """Whatever has become of the flow, something says so where an old link to its outcome leads."""
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article()}),
        Commit("2026-11-21", {**then, A: article(TO_FLOW)}),
        Commit("2026-11-22", {**now, A: article()}),
    ])  # fmt: skip
    pages = published(root)
    assert ">outcome</a>" in pages["decide/a/v/2026-11-21/"]
    assert {"flows/pick/", "flows/pick/rules/", "flows/pick/how/", "flows/pick/outcomes/go/"} <= pages.keys()


def test_what_is_at_the_address_of_an_outcome_that_is_gone(tmp_path: Path) -> None:
    """When it went, the flow of today, and what it said last."""
    without = {OUTCOME: None, FLOW: flow().replace("advise: go", "advise: stay")}
    root = make(
        tmp_path / "kb", [Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article()}), Commit("2026-11-21", without)]
    )
    page = published(root)["flows/pick/outcomes/go/"]
    assert "This page was taken off the site on 21 November 2026." in page
    assert 'Read instead: <a href="../../">Pick</a>' in page
    assert 'href="../../v/2026-11-20/outcomes/go/">What it said before</a>' in page


def test_a_page_that_moved_without_a_word(tmp_path: Path) -> None:
    """Its former address, that of its history, and those below a flow lead on; no alias is needed for it."""
    new = "content/articles/decide/new.md"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article(PROSE), B: article(TO_FLOW)}),
        Commit("2026-11-21", {A: article(f"{PROSE} More."), B: article(), OUTCOME: outcome("Now.")}),
        Commit("2026-11-22", {A: None, new: article(f"{PROSE} More."), **NO_FLOW, **ELSEWHERE}),
    ])  # fmt: skip
    pages = published(root)
    leads = {
        "decide/a/": "../new/", "decide/a/history/": "../../new/history/", "flows/pick/": "../new/",
        "flows/pick/history/": "../../new/history/", "flows/pick/outcomes/go/": "../../../new/outcomes/go/",
        "flows/pick/rules/": "../../new/rules/", "flows/pick/how/": "../../new/how/",
    }  # fmt: skip
    for address, target in leads.items():
        assert f'content="0; url={target}"' in pages[address]


def test_two_versions_of_one_name(tmp_path: Path) -> None:
    """A page is found to continue another one later on the same day: each says what it said, at its own address."""
    root = make(tmp_path / "kb", [
        Commit("2026-11-20T08:00:00", {**SITE, A: article("Alpha.", "Alpha")}),
        Commit("2026-11-20T09:00:00", {A: None, B: article("Beta.", "Beta")}),
        Commit("2026-11-20T10:00:00", {B: article("Beta.", "Beta", "aliases: /decide/a/\n")}),
    ])  # fmt: skip
    pages = published(root)
    assert "Alpha." in pages["decide/a/v/2026-11-20/"]
    assert "Beta." in pages["decide/b/v/2026-11-20/"]
    assert 'id="decide/a/v/2026-11-20/"' in pages["decide/b/history/"]


@pytest.mark.parametrize("drafts", [False, True])
def test_a_page_that_is_there_again_on_disk(drafts: bool, tmp_path: Path) -> None:
    """It is what stands at its address, whether or not it was committed; its older versions stay."""
    draft = article("Again.", more="draft: true\n" if drafts else "")
    commits = [Commit("2026-11-20", {**SITE, A: article(), B: article()}), Commit("2026-11-21", {A: None})]
    if drafts:
        commits.append(Commit("2026-11-22", {A: draft}))
    root = make(tmp_path / "kb", commits)
    write_files(root, {A: draft})
    pages = published(root, Options("https://example.org/", history=True, drafts=drafts))
    assert "Again." in pages["decide/a/"]
    assert "The page is no longer part of the site." in pages["decide/a/v/2026-11-20/"]


@pytest.mark.parametrize("more", [None, "slug: elsewhere\n"])
def test_what_is_on_disk_differs_from_what_is_committed(more: str | None, tmp_path: Path) -> None:
    """A page that was deleted or moved and not committed: links out of older versions lead to what is left of it."""
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: article(), B: article("[a](a.md)")}),
        Commit("2026-11-21", {A: article("Two."), B: article("Later: [a](a.md)")}),
        Commit("2026-11-22", {B: article("Nothing.")}),
    ])  # fmt: skip
    (root / A).unlink()
    if more:
        write_files(root, {A: article("Two.", more=more)})
    pages = published(root)
    assert ("decide/elsewhere/history/" if more else "decide/a/history/") in pages
    assert ("url=../elsewhere/" if more else "This page was taken off the site") in pages["decide/a/"]


def test_links_to_what_was_not_published_and_has_moved(tmp_path: Path) -> None:
    """They lead to where that is today; what never was published is at home at best."""
    site = {"content/site.yaml": "title: Test site\nversions-from: 2026-11-22\n"}
    c, d = "content/articles/decide/c.md", "content/articles/decide/d.md"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**site, A: article("[b](b.md) [c](c.md)"), B: article(PROSE), c: article("Gone.")}),
        Commit("2026-11-21", {B: None, d: article(PROSE), c: None}),
        Commit("2026-11-22", {d: article(f"{PROSE} More.")}),
        Commit("2026-11-23", {A: article("Nothing.")}),
    ])  # fmt: skip
    page = published(root)["decide/a/v/2026-11-20/"]
    assert '<a href="../../../d/">b</a> <a href="../../../../">c</a>' in page
