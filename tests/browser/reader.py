"""A reader of a flow in a real browser, and what is checked wherever the reader comes by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, Page, expect

from tests.browser.chromium import PATIENCE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
AXE = """(options) => {
    const strips = document.querySelectorAll('.exit, .actions-kept');
    const keep = (position) => strips.forEach((each) => { each.style.position = position; });
    keep('static');
    return axe.run(document, options).then(({violations}) => violations).finally(() => keep(''));
}"""
"""Run axe; what lies under a strip that stays can be scrolled out of it, which axe does not know."""


def violations(page: Page, rules: Sequence[str] = RULES, without: Sequence[str] = ()) -> list[str]:
    """The violations that axe finds on the page as it is now: rule and elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    off = {rule: {"enabled": False} for rule in without}
    found = page.evaluate(AXE, {"runOnly": list(rules), "rules": off, "resultTypes": ["violations"]})
    return [f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}" for each in found]


def until(page: Page, expression: str) -> None:
    """Wait until it holds; what Playwright would do by itself, the page's policy does not let it."""
    for _ in range(PATIENCE // 20):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"not in {PATIENCE // 1000} seconds: {expression}")


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that is known to the test alone."""
    for _ in range(PATIENCE // 20):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"not in {PATIENCE // 1000} seconds")


def drawn(page: Page) -> None:
    """Wait until the page as it is now was drawn, and told its observers."""
    frames = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))"
    page.evaluate(f"() => new Promise((done) => {frames})")


def place(page: Page) -> tuple[int, int, str, str] | None:
    """The entry of the tab's history that is shown, their number, and the page there; none while it is exchanged."""
    try:
        session = page.context.new_cdp_session(page)
        history = session.send("Page.getNavigationHistory")
        session.detach()
        return history["currentIndex"], len(history["entries"]), page.url, page.evaluate("document.readyState")
    except Error:
        return None


def settled(page: Page) -> None:
    """Wait until the tab goes nowhere any more; each look waits for the page, so a slow machine has more time."""
    seen = [place(page)]
    while len(seen) < 6 or None in seen[-6:] or len(set(seen[-6:])) > 1:
        page.wait_for_timeout(40)
        seen.append(place(page))


class Reader:
    """Reads and answers with the mouse."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def start(self) -> None:
        """Open the flow and begin."""
        self.page.goto(self.url)
        self.page.get_by_role("link", name="Start now").click()

    def open(self, answers: Mapping[str, Sequence[str]], version: str = "") -> None:
        """Open a link that somebody shared with these answers."""
        written = "_".join(".".join((question, *options)) for question, options in answers.items())
        if self.page.url.partition("#")[0] == self.url:  # what differs by its fragment alone would not be loaded anew
            self.page.goto("about:blank")
        self.page.goto(f"{self.url}#answers={written}&version={version}")

    def heading(self) -> str:
        """The page's one heading of the first level."""
        return self.page.locator("h1:visible").inner_text()

    def answer(self, *labels: str) -> None:
        """Choose options by their label, and continue; focus and title must follow."""
        for label in labels:
            self.page.get_by_label(label, exact=True).check()
        self.page.get_by_role("button", name="Continue", exact=True).click()
        expect(self.page.locator("h1:visible")).to_be_focused()
        assert self.page.title().startswith(self.heading())

    def finish(self) -> None:
        """Answer whatever is still asked with the first option, up to the advice."""
        go_on = self.page.get_by_role("button", name="Continue", exact=True)
        while go_on.is_visible():
            self.page.locator(".option input").first.check()
            go_on.click()
        self.advice()

    def advice(self) -> None:
        """From the look over several answers to the advice; one answer leads there at once."""
        button = self.page.get_by_role("button", name="Show the advice")
        if button.is_visible():
            button.click()
            expect(self.page.locator("h1:visible")).to_be_focused()
        expect(self.page.locator(".result .verdict")).to_be_visible()

    def answers(self) -> dict[str, str]:
        """The list of answers on a result."""
        expect(self.page.locator("[data-part=answers]:visible")).to_be_visible()
        rows = self.page.locator(".answer")
        return {row.locator("dt").inner_text(): row.locator("dd").first.inner_text() for row in rows.all()}
