"""Former addresses in a real browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, served
from tests.browser.reader import violations
from tests.knowledge_bases import CASES

pytestmark = pytest.mark.browser
FORMER = {
    "old/go/": "decide/go-or-not/", "old/go": "decide/go-or-not/", "2019/Go.html": "decide/go-or-not/",
    "flows/choose/": "flows/pick/",
}  # fmt: skip


def note(said: list[str], message: ConsoleMessage) -> None:
    """Keep what a page writes to the console."""
    said.append(message.text)


@pytest.mark.long
def test_they_lead_on_without_a_script(browser: Browser, tmp_path: Path) -> None:
    """Below a path, under the page's policy, with JavaScript, which keeps the fragment, and without."""
    assert build(CASES / "good/everything", tmp_path / "site", Options("https://example.org" + BASE_PATH)).ok
    with served(tmp_path / "site") as url:
        for script in (True, False):
            context = browser.new_context(java_script_enabled=script)
            page = context.new_page()
            said: list[str] = []
            page.on("console", partial(note, said))
            for former, now in FORMER.items():
                page.goto(url + former)
                page.wait_for_url(url + now)
            assert said == []
            context.close()
        page = browser.new_page()
        page.goto(f"{url}old/go/#go.now")
        page.wait_for_url(f"{url}decide/go-or-not/#go.now")
        page.goto(f"{url}decide/")
        assert page.go_back()
        assert page.url == f"{url}decide/go-or-not/#go.now"
        page.close()
        page = browser.new_page()
        html = (tmp_path / "site/old/go/index.html").read_text("utf-8")
        page.set_content(html.replace('http-equiv="refresh"', "").replace('http-equiv="Content-Security-Policy"', ""))
        assert violations(page) == []
        page.close()
