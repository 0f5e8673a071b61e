"""Older versions as readers find them: banners, histories, what is in force, gone, withdrawn or not to be read.

Rooms: builder/render/versions.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.history.eventful import eventful
from tests.history.pages import FLOW, OLD, PROSE, SITE, WHOLE_FLOW, A, B, article, flow
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, write_files

HISTORY = Options("https://example.org/", history=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the site with an eventful history, by address."""
    folder = tmp_path_factory.mktemp("versions")
    assert build(eventful(folder / "kb"), folder / "site", HISTORY).ok
    files = read_files(folder / "site").items()
    return {
        name.removesuffix("index.html"): data.decode() for name, data in files if name.endswith(("html", ".js", ".xml"))
    }


def main(page: str) -> str:
    """The content of a page as text."""
    words = re.sub(r"<[^>]*>", "", page.partition("<main")[2].partition("</main>")[0].partition(">")[2])
    return " ".join(words.split())


def test_which_pages_there_are(site: dict[str, str]) -> None:
    """One for each version, at the address that the page had then, and a history where there is more than one."""
    versions = sorted(address for address in site if re.search(r"/v/[0-9.-]*/$", address))
    assert versions == [
        "decide/a/v/2026-11-20/", "decide/a/v/2026-11-21.2/", "decide/a/v/2026-11-21/", "decide/a/v/2026-11-22/",
        "decide/b/v/2026-11-20/", "decide/b/v/2026-11-21/", "decide/b/v/2026-11-22/", "decide/b/v/2026-11-23/",
        "decide/gone/v/2026-11-20/", "decide/moved/v/2026-11-23/", "decide/place/v/2026-11-20/",
        "decide/swap/v/2026-11-20/", "decide/swap/v/2026-11-23/",
        "flows/pick/v/2026-11-20/", "flows/pick/v/2026-11-21/",
    ]  # fmt: skip
    pages = ("decide/a/", "decide/b/", "decide/gone/", "decide/moved/", "flows/pick/")
    histories = {address for address, page in site.items() if address.endswith("/history/") and "refresh" not in page}
    assert histories == {"decide/swap/v/2026-11-20/history/", *(f"{page}history/" for page in pages)}


def test_programs_are_told_since_when_a_page_is_as_it_is(site: dict[str, str]) -> None:
    """The day of the version in force, in the data of an article and in the sitemap."""
    assert '"dateModified":"2026-11-23"' in site["decide/moved/"]
    assert '"dateModified":"2026-11-22"' in site["decide/a/"]
    assert "<loc>https://example.org/decide/a/</loc><lastmod>2026-11-22</lastmod>" in site["sitemap.xml"]
    assert "<loc>https://example.org/flows/pick/</loc><lastmod>2026-11-21</lastmod>" in site["sitemap.xml"]


def test_an_address_that_another_page_has_now(site: dict[str, str]) -> None:
    """The page that was there before keeps its versions and its history, which leads to nothing of the other one."""
    assert "Quite another thing" in main(site["decide/swap/"])
    older = site["decide/swap/v/2026-11-20/"]
    assert "One thing." in main(older)
    assert "The page is no longer part of the site." in main(older)
    assert 'href="history/"' in older
    assert "One thing: Taken off the site" in main(site["changes/"])


def test_an_older_version_says_so(site: dict[str, str]) -> None:
    """When it was in force, where the newest is; its links lead to the versions of its time, its picture is there."""
    page = site["decide/a/v/2026-11-21/"]
    assert "This is the version of 21 November 2026. It was in force until 21 November 2026." in main(page)
    assert '<link rel="canonical" href="https://example.org/decide/a/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../../../b/v/2026-11-21/">the other one</a>' in page
    assert '<a href="../../../../flows/pick/v/2026-11-20/">the flow</a>' in page
    assert 'width="10" height="10"' in page
    assert 'width="20" height="20"' in site["decide/a/"]
    assert "something" in main(page)


@pytest.mark.parametrize("past", ["decide/a/v/2026-11-21/", "flows/pick/v/2026-11-20/"])
def test_what_was_repeats_no_navigation(site: dict[str, str], past: str) -> None:
    """It leads home and to the page of today, and has no description, as nothing lists it."""
    today = past.rpartition("v/")[0]
    for label in ("Sections", "The whole site"):
        assert f'<nav aria-label="{label}">' in site[today]
        assert f'<nav aria-label="{label}">' not in site[past]
    assert '<meta name="description"' not in site[past]
    up = "../" * past.removeprefix(today).count("/")
    assert f'class="site-title" href="{up}{"../" * today.count("/")}"' in site[past]
    assert f'<a href="{up}">' in site[past]


def test_a_history_is_a_page_of_today(site: dict[str, str]) -> None:
    """It has the navigation of the site, its place in it, and a way back to its page; search engines do not list it."""
    page = site["decide/a/history/"]
    for label in ("Sections", "The whole site"):
        assert f'<nav aria-label="{label}">' in page
    assert '<a href="../../" aria-current="true">' in page
    assert '<li><a href="../">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_an_older_version_stands_in_its_section(site: dict[str, str]) -> None:
    """The way back to where it belongs today."""
    assert '<li><a href="../../../">Decide</a></li>' in site["decide/a/v/2026-11-21/"]


def test_the_version_in_force_has_an_address(site: dict[str, str]) -> None:
    """It leads to the page, which says how to cite it."""
    assert 'content="0; url=../../"' in site["decide/a/v/2026-11-22/"]
    assert 'href="v/2026-11-22/"' in site["decide/a/"]
    assert "Version of 22 November 2026" in main(site["decide/a/"])


def test_a_history_tells_what_changed(site: dict[str, str]) -> None:
    """Words inserted and deleted, sources, notes; those with a note are open."""
    history = site["decide/a/history/"]
    text = main(history)
    assert "4 versions" in text
    assert "Going is the advice from now on." in text
    assert "Source" in text
    assert "<ins>" in history
    assert 1 == history.count("<details open>")
    text = main(site["decide/b/history/"])
    assert "Its number was wrong" in text
    assert "What changed cannot be shown, as no version before it can." in text
    assert "What it said cannot be read any more." in text
    assert "Since the version of 21 November 2026, as what came between cannot be shown. [removed: Like that.]" in text


def test_a_flow_tells_whose_advice_changed(site: dict[str, str]) -> None:
    """Combinations and rules, and the older version runs and knows what is advised today."""
    assert "The advice changes for 2 of 2 combinations of answers (100%)." in main(site["flows/pick/history/"])
    older = site["flows/pick/v/2026-11-20/"]
    assert 'data-today="../../today.js"' in older
    assert '"version":"2026-11-20"' in older
    assert 'href="rules/"' in older
    assert {"flows/pick/v/2026-11-20/outcomes/go/", "flows/pick/v/2026-11-20/rules/"} <= site.keys()
    assert 'data-versions="2026-11-20=v/2026-11-20/"' in site["flows/pick/"]
    assert '"version":"2026-11-21"' in site["flows/pick/"]
    assert site["flows/pick/today.js"].startswith('export default {"version":')


def test_what_is_withdrawn_cannot_be_read(site: dict[str, str]) -> None:
    """Its address says why, and where today's advice is; not a word of it is anywhere else."""
    notice = site["decide/b/v/2026-11-20/"]
    assert "Its number was wrong." in main(notice)
    assert 'href="../../"' in notice
    assert not {address for address, page in site.items() if "Like this." in page}


def test_what_cannot_be_read_says_so(site: dict[str, str]) -> None:
    """And breaks nothing."""
    assert "This version cannot be shown Other, version of 22 November 2026" in main(site["decide/b/v/2026-11-22/"])


def test_what_is_gone_stays_readable(site: dict[str, str]) -> None:
    """At its old address stands when it went; its last version is there, too."""
    assert "This page was taken off the site on 22 November 2026." in main(site["decide/gone/"])
    assert "The page is no longer part of the site." in main(site["decide/gone/v/2026-11-20/"])


def test_all_changes(site: dict[str, str]) -> None:
    """By day, with notes."""
    text = main(site["changes/"])
    assert "23 November 2026" in text
    assert "First: Going is the advice from now on." in text
    assert "Gone: Taken off the site" in text
    assert "Pick: The advice changed for some answers" in text
    assert "Other: The version of 20 November 2026 was withdrawn: Its number was wrong." in text
    assert text.count("Other: Smaller changes") == 2


def test_releases(site: dict[str, str]) -> None:
    """The versions in force in each of them, by title, and the changes."""
    assert "Releases Named states of this site, newest first. v2 22 November 2026 first" in main(site["releases/"])
    first, second = main(site["releases/first/"]), main(site["releases/v2/"])
    assert "The beginning. In force in this release First version of 20 November 2026" in first
    assert "Gone version of 20 November 2026" in first
    assert "Changed since first First version of 22 November 2026" in second
    assert "Took" in second.partition("In force in this release")[2]
    assert "Took" not in second.partition("In force in this release")[0]
    assert "Taken off the site Gone version of 20 November 2026" in second
    assert "Gone" not in second.partition("In force in this release")[2]
    assert "Other version of 20 November 2026, withdrawn since" in first
    assert '<a href="../../decide/a/v/2026-11-20/">First</a>' in site["releases/first/"]
    assert '<a href="../../decide/a/">First</a>' in site["releases/v2/"]


def test_old_pages_are_in_no_list(site: dict[str, str], tmp_path: Path) -> None:
    """Neither in the sitemap nor in the feed nor in llms.txt; but the feed announces what is withdrawn."""
    assert build(eventful(tmp_path / "kb"), tmp_path / "site", HISTORY).ok
    for name in ("sitemap.xml", "llms.txt", "feed.xml"):
        text = (tmp_path / "site" / name).read_text("utf-8")
        assert "/v/" not in re.sub("<entry>\n<title>Withdrawn.*?</entry>", "", text, flags=re.DOTALL)


def test_what_is_not_committed_has_no_version_yet(tmp_path: Path) -> None:
    """It cannot be cited; what is committed can."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article()})])
    write_files(root, {A: article("New."), "content/articles/decide/new.md": article("Newer.", "Newer")})
    assert build(root, tmp_path / "site", HISTORY).ok
    for page in ("a", "new"):
        assert "Cite this page" not in (tmp_path / "site/decide" / page / "index.html").read_text("utf-8")


@pytest.mark.parametrize("break_it", ["shallow", "no repository", "no commits"])
def test_without_a_history_todays_pages_are_built(break_it: str, tmp_path: Path) -> None:
    """As without git; a clone that was cut off is warned of."""
    root = make(
        tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article()}), Commit("2026-11-21", {A: article("New.")})]
    )
    if break_it == "shallow":
        git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), str(tmp_path / "clone"))
        root = tmp_path / "clone"
    else:
        root = write_files(tmp_path / "other", {**SITE, A: article("New.")})
        if break_it == "no commits":
            git(tmp_path, "init", "--quiet", str(root))
    built = build(root, tmp_path / "site", HISTORY)
    assert built.ok
    assert [problem.check for problem in built.problems] == (["shallow-history"] if break_it == "shallow" else [])
    assert build(root, tmp_path / "plain", Options("https://example.org/")).ok
    assert read_files(tmp_path / "site") == read_files(tmp_path / "plain")


@pytest.mark.parametrize(
    ("withdrawn", "said"),
    [
        ("page: articles/decide/x.md, version: 2026-11-20", "`articles/decide/x.md` never was a page"),
        ("page: articles/decide/a.md, version: 2026-11-19", "this page has no version `2026-11-19`"),
    ],
)
def test_a_withdrawal_that_would_do_nothing(withdrawn: str, said: str, tmp_path: Path) -> None:
    """An error: readers would go on seeing what could harm them."""
    root = make(
        tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article()}), Commit("2026-11-21", {A: article("New.")})]
    )
    entry = f"withdrawn: [{{{withdrawn}, date: 2026-11-23, reason: Wrong.}}]\n"
    write_files(root, {"content/site.yaml": f"title: Test site\n{entry}"})
    built = build(root, tmp_path / "site", HISTORY)
    assert not built.ok
    assert [said] == [problem.message for problem in built.problems if problem.check == "unknown-version"]


def test_a_version_that_is_not_published_is_not_suggested(tmp_path: Path) -> None:
    """The fix names versions that can be withdrawn, and never the one that was just refused."""
    states = [Commit(f"2026-11-{day}", {**SITE, A: article(f"Day {day}.")}) for day in (20, 21, 22)]
    root = make(tmp_path / "kb", states)
    entry = "{page: articles/decide/a.md, version: 2026-11-20, date: 2026-11-23, reason: Wrong.}"
    write_files(root, {"content/site.yaml": f"title: Test site\nversions-from: 2026-11-22\nwithdrawn: [{entry}]\n"})
    built = build(root, tmp_path / "site", HISTORY)
    (fix,) = [problem.fix for problem in built.problems if problem.check == "unknown-version"]
    assert fix == "did you mean `2026-11-22`?"


def test_links_to_what_is_not_published(tmp_path: Path) -> None:
    """They lead to the page of today; and those to a page that was moved and withdrawn, to the notice."""
    moved = "content/articles/decide/moved.md"
    site = "title: Test site\nversions-from: 2026-11-21\n"
    withdrawn = "withdrawn: [{page: articles/decide/moved.md, version: 2026-11-20, date: 2026-11-24, reason: Wrong.}]\n"
    links = "[b](b.md) [old](old.md)"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: article(links), B: article("One."), OLD: article(PROSE)}),
        Commit("2026-11-21", {B: article("Two.")}),
        Commit("2026-11-22", {A: article("No links."), OLD: None, moved: article(f"{PROSE} More.", "Moved")}),
        Commit("2026-11-23", {"content/site.yaml": site + withdrawn}),
    ])  # fmt: skip
    assert build(root, tmp_path / "site", HISTORY).ok
    page = (tmp_path / "site/decide/a/v/2026-11-20/index.html").read_text("utf-8")
    assert '<a href="../../../b/">b</a>' in page
    assert '<a href="../../../old/v/2026-11-20/">old</a>' in page
    assert "Wrong." in (tmp_path / "site/decide/old/v/2026-11-20/index.html").read_text("utf-8")


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """With several processes, too."""
    root = eventful(tmp_path / "kb")
    assert build(root, tmp_path / "one", HISTORY).ok
    assert build(root, tmp_path / "two", Options("https://example.org/", jobs=2, history=True)).ok
    assert read_files(tmp_path / "one") == read_files(tmp_path / "two")


@pytest.mark.parametrize(
    ("then", "now", "way_out", "expected"),
    [
        (True, False, "https://example.org/weather", True),
        (False, True, "https://example.org/weather", True),
        (False, False, "https://example.org/weather", False),
        (True, False, "", False),
    ],
    ids=["was", "is", "never", "nowhere to leave to"],
)  # fmt: skip
def test_leaving_an_older_version_at_once(then: bool, now: bool, way_out: str, expected: bool, tmp_path: Path) -> None:
    """If the flow was sensitive or is today; never by a button that leads nowhere."""
    mark = {True: "sensitive: true\n", False: ""}
    settings = {"content/site.yaml": f"title: S\n{way_out and f'exit: {way_out}'}\n"}
    commits = [
        Commit("2026-11-20", {**WHOLE_FLOW, **settings, FLOW: flow(more=mark[then])}),
        Commit("2026-11-21", {FLOW: flow(more=mark[now], words="New.")}),
    ]
    assert build(make(tmp_path / "kb", commits), tmp_path / "site", HISTORY).ok
    for page in ("", "rules/", "outcomes/go/"):
        html = (tmp_path / f"site/flows/pick/v/2026-11-20/{page}index.html").read_text("utf-8")
        assert ("Leave this site</a>" in html) is expected
