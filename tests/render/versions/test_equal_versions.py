"""States that look like a version, on the site: their published addresses lead to it, and nothing else tells of them.

Rooms: builder/render/versions, builder/history.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.history.pages import FLOW, OUTCOME, SITE, WHOLE_FLOW, A, B, article, flow, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, run_builder

HISTORY = Options("https://example.org/", history=True)
WITHDRAWN = """title: Test site
withdrawn:
  - {page: articles/decide/b.md, version: 2026-11-21, date: 2026-11-24, reason: It was wrong.}
"""
TURNED = flow().replace("advise: go", "advise: stay").replace("otherwise: stay", "otherwise: go")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unseen changes of an article, of another one that is withdrawn by such a name, of a flow and of an outcome."""
    root = make(tmp_path_factory.mktemp("equal") / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article("One."), B: article("Wrong.", "Other")}),
        Commit("2026-11-21", {
            A: article("One.\n"), B: article("Wrong.\n", "Other"),
            FLOW: flow().replace("\n", "\r\n"), OUTCOME: outcome("Do it.\n"),
        }),
        Commit("2026-11-22", {A: article("Two."), B: article("Right.", "Other"), FLOW: TURNED}),
        Commit("2026-11-23", {A: article("Two. "), FLOW: f"# A comment\n{TURNED}"}),
        Commit("2026-11-24", {"content/site.yaml": WITHDRAWN}),
    ])  # fmt: skip
    for name, commit in (("first", "HEAD~4"), ("second", "HEAD~3"), ("third", "HEAD~2")):
        git(root, "-c", "tag.gpgSign=false", "tag", name, commit)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, str]:
    """Every text of the site, by address."""
    assert build(root, root.parent / "site", HISTORY).ok
    files = read_files(root.parent / "site").items()
    return {
        name.removesuffix("index.html"): data.decode() for name, data in files if name.endswith(("html", "xml", ".js"))
    }


def test_addresses_lead_to_the_equal_version(site: dict[str, str]) -> None:
    """To a version that can be read, to the page while it is in force, to the same outcome, to a notice."""
    leads = {
        "decide/a/v/2026-11-21/": "../2026-11-20/",
        "decide/a/v/2026-11-22/": "../../",
        "decide/a/v/2026-11-23/": "../../",
        "decide/b/v/2026-11-21/": "../2026-11-20/",
        "flows/pick/v/2026-11-21/": "../2026-11-20/",
        "flows/pick/v/2026-11-21/outcomes/go/": "../../../2026-11-20/outcomes/go/",
        "flows/pick/v/2026-11-21/rules/": "../../2026-11-20/rules/",
        "flows/pick/v/2026-11-23/outcomes/go/": "../../../../outcomes/go/",
        "flows/pick/v/2026-11-23/rules/": "../../../rules/",
    }
    found = {address: re.findall(r'content="0; url=([^"]*)"', site[address]) for address in leads}
    assert {address: [target] for address, target in leads.items()} == found
    assert "One." in site["decide/a/v/2026-11-20/"]


def test_dates_and_lists(site: dict[str, str]) -> None:
    """The day of the page, of the sitemap and of the history is that of the last change that is seen."""
    assert "<loc>https://example.org/decide/a/</loc><lastmod>2026-11-22</lastmod>" in site["sitemap.xml"]
    assert '"dateModified":"2026-11-22"' in site["decide/a/"]
    assert 2 == site["decide/a/history/"].count('<section class="version"')
    assert '<span id="2026-11-23"></span>' in site["decide/a/history/"]
    assert 'href="../decide/a/history/#2026-11-23"' not in site["changes/"]
    assert "2026-11-23" not in site["feed.xml"]


def test_a_withdrawal_by_an_equal_name(site: dict[str, str]) -> None:
    """It takes the version away that bears the words."""
    assert "Wrong." not in "".join(site.values())
    assert "It was wrong." in site["decide/b/v/2026-11-20/"]


def test_releases(site: dict[str, str]) -> None:
    """A release in which nobody can see a change lists none, and the next one all."""
    lists = {name: site[f"releases/{name}/"].count("history/#2026-11-2") for name in ("second", "third")}
    assert {"second": 3, "third": 6} == lists


def test_shared_results(site: dict[str, str]) -> None:
    """A link that was made under the name of an unseen change finds the version."""
    assert "2026-11-21=v/2026-11-20/" in site["flows/pick/"]


def test_without_history(root: Path, tmp_path: Path) -> None:
    """Today's page is the same, and no version is named; the withdrawal of one makes the page a notice, as before."""
    assert build(root, tmp_path / "site", Options("https://example.org/", history=False)).ok
    assert "Two." in (tmp_path / "site/decide/a/index.html").read_text("utf-8")
    assert not (tmp_path / "site/decide/a/v").exists()


def test_withdraw_takes_the_name(root: Path) -> None:
    """`builder withdraw` knows it, too, and says that there is such a withdrawal."""
    done = run_builder(root, "withdraw", "decide/b", "--version", "2026-11-19", "--reason", "x")
    assert "no version `2026-11-19`" in done.output
