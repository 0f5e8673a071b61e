"""Withdrawn advice in a browser: results, links that were shared before, and flows that nobody may walk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, violations
from tests.browser.structure import Look, look
from tests.history.pages import FLOW, OUTCOME, SITE, WHOLE_FLOW, A, article, flow, outcome
from tests.history.repositories import Commit, make

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser

MOOD = "mood: {ask: How is your mood?, options: {good: Good, bad: Bad}}"
HARM = outcome("HARM.", "then: [{label: HARM way, ask: mood}]\n")
OTHER = {
    f"content/flows/{slug}/{name}": text
    for slug in ("gone", "part")
    for name, text in {
        "flow.yaml": flow(MOOD).replace("title: Pick", f"title: {slug}"),
        "go.md": HARM,
        "stay.md": outcome("Stay."),
    }.items()
}
WITHDRAWN = "".join(
    f"  - {{{what}, date: 2026-11-24, reason: Ask somebody first.}}\n"
    for what in (
        "page: flows/pick/flow.yaml, version: 2026-11-20", "page: flows/gone/flow.yaml", "page: articles/decide/a.md",
        "page: flows/part/flow.yaml, outcome: go",
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def withdrawn_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a flow of which an older version, one that as a whole, and one of which an outcome is withdrawn."""
    folder = tmp_path_factory.mktemp("withdrawn")
    root = make(folder / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, **OTHER, OUTCOME: HARM, A: article("HARM.")}),
        Commit("2026-11-21", {OUTCOME: outcome("Right."), "content/flows/part/stay.md": outcome("Stay, please.")}),
        Commit("2026-11-24", {"content/site.yaml": f"title: Test site\nwithdrawn:\n{WITHDRAWN}",
                              FLOW: flow(words="Today.")}),
    ])  # fmt: skip
    assert build(root, folder / "site", Options("https://example.org" + BASE_PATH, history=True)).ok
    with served(folder / "site") as url:
        yield url


def notice(page: Page) -> None:
    """The reason can be read, and no harm is anywhere on the page."""
    expect(page.get_by_text("Ask somebody first.")).to_be_visible()
    assert "HARM" not in page.content()


def test_a_withdrawn_outcome(page: Page, withdrawn_url: str) -> None:
    """A reader who reaches it gets the notice and no reasons for it; another answer still leads to advice."""
    reader = Reader(page, f"{withdrawn_url}flows/part/")
    reader.start()
    reader.answer("Good")
    assert "Outcome (withdrawn)" == reader.heading()
    notice(page)
    assert violations(page) == []
    for part in ("why", "changes"):
        expect(page.locator(f"[data-part={part}]:visible")).to_have_count(0)
    page.get_by_role("button", name="How is your mood?").click()
    reader.answer("Bad")
    expect(page.get_by_text("Stay, please.")).to_be_visible()


@pytest.mark.one_in(3)
@pytest.mark.parametrize("version", ["2026-11-20", "2026-11-21", ""])
def test_a_shared_result_of_a_withdrawn_outcome(page: Page, withdrawn_url: str, version: str) -> None:
    """The notice, whatever version the link names."""
    reader = Reader(page, f"{withdrawn_url}flows/part/")
    reader.open({"mood": ["good"]}, version)
    expect(page.locator("h1:visible")).to_have_text("Outcome (withdrawn)")
    notice(page)


def test_a_shared_result_of_a_withdrawn_version(page: Page, withdrawn_url: str) -> None:
    """The notice of that version, with no advice and no answers in the address, and the way to today's questions."""
    reader = Reader(page, f"{withdrawn_url}flows/pick/")
    reader.open({"mood": ["good"]}, "2026-11-20")
    expect(page).to_have_url(f"{withdrawn_url}flows/pick/v/2026-11-20/")
    expect(page.locator("h1")).to_have_text("This version was withdrawn")
    notice(page)
    page.get_by_role("link", name="Read the page as it is now").click()
    reader.start()
    reader.answer("Good")
    expect(page.get_by_text("Right.")).to_be_visible()


@pytest.mark.parametrize("fragment", ["", "#answers=mood.good&version=2026-11-20"])
def test_a_withdrawn_flow(page: Page, withdrawn_url: str, fragment: str) -> None:
    """Nothing starts, whatever was shared."""
    page.goto(f"{withdrawn_url}flows/gone/{fragment}")
    notice(page)
    expect(page.locator("[data-module=flow]")).to_have_count(0)
    expect(page.get_by_role("link", name="Start now")).to_have_count(0)


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "address",
    ["", "changes/", "decide/a/", "flows/gone/", "flows/gone/how/", "flows/part/", "flows/part/outcomes/go/",
     "flows/part/history/", "flows/pick/v/2026-11-20/"],
)  # fmt: skip
def test_for_everyone(same_page: Page, withdrawn_url: str, address: str, look: Look) -> None:
    """Axe finds nothing, in the light and in the dark; nothing is wider than a phone."""
    same_page.goto(withdrawn_url + address)
    look.sound(same_page)
