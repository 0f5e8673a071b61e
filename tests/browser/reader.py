"""A reader of a flow in a real browser, and what is checked wherever the reader comes by."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now: rule and elements."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(r => r.violations)", RULES)
    return [f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}" for each in found]


class Reader:
    """Reads and answers with the mouse."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def start(self) -> None:
        """Open the flow and begin."""
        self.page.goto(self.url)
        self.page.get_by_role("link", name="Start now").click()

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

    def answers(self) -> dict[str, str]:
        """The list of answers on a result."""
        rows = self.page.locator(".answer")
        return {row.locator("dt").inner_text(): row.locator("dd").first.inner_text() for row in rows.all()}
